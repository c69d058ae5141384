import Housing

/// A man page in the macros every `man` knows, `man(7)`.
struct ManualPage {
    private(set) var text: String

    /// - Parameters:
    ///   - section: 1 for commands of users, 8 for those of operators.
    ///   - date: `2026-11-27`.
    init(_ title: String, section: Int, date: String, version: String) {
        text = ".TH \(title.uppercased()) \(section) \(date) \"\(version)\"\n"
    }

    mutating func section(_ heading: String) { text += ".SH \(heading)\n" }
    mutating func subsection(_ heading: String) { text += ".SS \(Self.escaped(heading))\n" }

    /// What is filled into lines.
    mutating func paragraph(_ words: String) {
        part()
        text += Self.folded(words)
    }

    /// Parts what follows from what stands before; a heading does so by itself.
    private mutating func part() {
        let last = text.dropLast().split(separator: "\n").last ?? ""
        if !last.hasPrefix(".SH") && !last.hasPrefix(".SS") { text += ".PP\n" }
    }

    /// The line a command is found by.
    mutating func name(_ name: String, _ abstract: String) {
        text += Self.folded(name).replacing("\n", with: " ") + "\\-\n"
        text += Self.folded(abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract)
    }

    /// Something with what it is.
    mutating func item(_ term: String, _ words: String) {
        text += ".TP\n.B \(Self.escaped(term))\n" + Self.folded(words.isEmpty ? "\\&" : words)
    }

    /// Lines as they stand.
    mutating func lines(_ lines: [String]) {
        part()
        text += ".nf\n.RS 2\n" + lines.map { Self.continued(Self.escaped($0)) }.joined() + ".RE\n.fi\n"
    }

    /// A help's longer text: what is indented stands as it is, the rest is filled.
    mutating func discussion(_ discussion: String) {
        var shown: [String] = []
        func isShown(_ line: Substring) -> Bool { line.hasPrefix("  ") }
        for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
            if isShown(line) {
                shown.append(String(line.drop { $0 == " " }))
                continue
            }
            if !shown.isEmpty { lines(shown) }
            shown = []
            if !line.isEmpty { paragraph(String(line)) }
        }
        if !shown.isEmpty { lines(shown) }
    }

    /// A letter beyond ASCII counts as what it is read as, `\[u00E5]`.
    private static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 8) } }

    /// A backslash, and a dash that is typed, are not roff's own.
    private static func escaped(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }

    /// In lines of the source of at most 78 characters.
    private static func folded(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let word = word == "\\&" ? String(word) : escaped(String(word))
            if let last = lines.last, width(last) + width(word) < 78 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// One line of the page over several of the source.
    private static func continued(_ text: String) -> String {
        var lines = [""]
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let word = index == 0 ? String(word) : " " + word
            if let last = lines.last, width(last) + width(word) < 76 || last.isEmpty {
                lines[lines.count - 1] = last + word
            } else {
                // A line that begins with a space would break where it is filled.
                lines.append(word)
            }
        }
        return lines.joined(separator: "\\\n") + "\n"
    }
}
