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
}

extension Code {
    /// Every code of the list, for messages: `family, youth, elderly`.
    package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
