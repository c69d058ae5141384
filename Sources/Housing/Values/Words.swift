/// The languages people read the service in.
package enum Language: String, CaseIterable, Sendable, Codable {
    case da, en
}

/// One text in both languages. A code never changes with the language; words do.
package struct Words: Hashable, Sendable {
    package let da: String
    package let en: String

    package init(da: String, en: String) {
        self.da = da
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .da: da
        case .en: en
        }
    }
}

/// A closed list that rules branch on: the same snake_case word in Swift, SQL, JSON, CSV and options.
package protocol Code: RawRepresentable<String>, CaseIterable, Codable, Hashable, Sendable {
    /// What a person reads for this code.
    var words: Words { get }
    /// The words that files use for it, where it stands in files; the first is the template's.
    var fileWords: [String] { get }
}

extension Code {
    /// None: most lists stand in no file.
    package var fileWords: [String] { [] }

    /// All it may be called by whoever types it, folded: the code, the words a person reads, and those of files.
    package var names: [String] { ([rawValue, words.da, words.en] + fileWords).map { folded($0) } }

    /// The code that is called so, letters folded; nil where none is.
    package static func named(_ text: String) -> Self? {
        let name = folded(text)
        return allCases.first { $0.names.contains(name) }
    }

    /// Every code of the list, for messages: `family, youth, elderly`.
    package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
