import Foundation
import Housing

/// A cell of a file, its text in NFC and without outer white space.
struct Cell: Sendable {
    /// What kind of cell it came from: text is read strictly, a workbook's own values as what they are.
    enum Origin: Sendable {
        case text
        /// A number outside a day format.
        case number
        /// A number in a day format.
        case day
        case boolean
        /// `#N/A` and its like.
        case error
    }

    /// As the file has it; a workbook's value as a Dane would type it.
    let text: String
    let origin: Origin

    static let empty = Cell("")

    init(_ text: String, _ origin: Origin = .text) {
        self.text = text
        self.origin = origin
    }

    var isEmpty: Bool { text.isEmpty }
}

/// Rows of cells, read from the beginning as often as wanted.
protocol RowSource: Sendable {
    var readAs: ImportReadAs { get }
    /// About how many rows there can be; 0 where that is not to be seen from outside.
    var likelyRows: Int { get }
    /// Every row in order, empty ones too, with the number a person sees (from 1).
    ///
    /// - Throws: `FileFault` where the file breaks off; whatever `body` throws.
    func rows(_ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws
}

/// What every cell's text goes through before anything else looks at it.
enum CellText {
    /// Without outer white space of any kind, zero-width space and stray marks among it.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" || scalar == "\u{2060}"
    }

    /// In NFC.
    static func composed(_ text: String) -> String {
        // Nothing below U+0300 combines, so most text is composed already: its first bytes are below 0xCC.
        text.utf8.contains { $0 >= 0xCC } ? text.precomposedStringWithCanonicalMapping : text
    }

    /// True for a character that makes a spreadsheet take a text for a formula.
    static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "=" || scalar == "+" || scalar == "-" || scalar == "@" || scalar == "\t"
    }

    /// True where a control character other than tab and line break is in the text.
    static func isUnreadable(_ text: String) -> Bool {
        // Control characters are below 0x20, 0x7F, and 0xC2 0x80 to 0x9F; most texts have no such byte at all.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return false }
        return text.unicodeScalars.contains { scalar in
            let value = scalar.value
            return (value < 0x20 && value != 9 && value != 10 && value != 13) || (0x7F...0x9F).contains(value)
        }
    }
}
