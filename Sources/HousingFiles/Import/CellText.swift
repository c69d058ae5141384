import Foundation
import Housing

/// What every cell's text goes through before anything else looks at it.
enum CellText {
    /// A text as a cell has it: without marks nobody sees and outer white space, without the `="…"` that keeps a
    /// spreadsheet from reading it as a number and without our own leading `'`, in NFC.
    static func read(_ raw: String) -> String {
        var text = trimmed(raw)
        if text.first == "'", let second = text.dropFirst().unicodeScalars.first, startsFormula(second) {
            text = trimmed(String(text.dropFirst()))
        }
        if text.hasPrefix("=\""), text.count > 2, text.hasSuffix("\"") {
            text = trimmed(text.dropFirst(2).dropLast().replacingOccurrences(of: "\"\"", with: "\""))
        }
        return composed(text)
    }

    /// The text of nearly every cell, which is a text as it stands: it begins and ends with a visible character, has no
    /// control character or unseen mark, and nothing that could combine (in UTF-8 all first bytes below 0xCC); nil for
    /// any other.
    ///
    /// - Parameter bytes: UTF-8, not empty.
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let (first, last) = (bytes[0], bytes[bytes.count - 1])
        guard first > 0x20, first != UInt8(ascii: "'"), first != UInt8(ascii: "="), last > 0x20 else { return nil }
        var highest: UInt8 = 0
        for byte in bytes {
            // After 0xC2 come controls, the no-break space and the soft hyphen.
            guard byte >= 0x20, byte != 0x7F, byte != 0xC2 else { return nil }
            highest = max(highest, byte)
        }
        // 0xC3 begins the letters of Western Europe, none of them a space.
        guard highest < 0x80 || (highest < 0xCC && isLetter(first) && (last < 0x80 || bytes[bytes.count - 2] == 0xC3))
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isLetter(_ first: UInt8) -> Bool { first < 0x80 || first == 0xC3 }

    /// Without outer white space of any kind, and without marks nobody sees wherever they stand.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        if text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xEF }) {
            scalars = String(String.UnicodeScalarView(scalars.filter { !isMark($0) })).unicodeScalars[...]
        }
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// A mark nobody sees: byte order, direction, zero-width spaces, soft hyphens. Joiners are no such marks, since some
    /// scripts and emoji are written with them.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isInvisible && scalar != "\u{200C}" && scalar != "\u{200D}" && !(0xFE00...0xFE0F).contains(scalar.value)
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

    /// True where the text holds a control character other than tab and line break, a character that stands for one that
    /// was lost, or letters that were read in the wrong encoding (`Ã¸` for `ø`, `ï¿½` for one that was lost before).
    static func isUnreadable(_ text: String) -> Bool {
        guard mayBeUnreadable(text) else { return false }
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9, 10, 13: break
            case 0..<0x20, 0x7F...0x9F, 0xFFFD...0xFFFF: return true
            // The second bytes of letters and marks in UTF-8, as Windows-1252 shows them.
            case 0xA0...0xBF:
                if previous == "Ã" || previous == "Â" || (scalar == "¿" && previous == "ï") { return true }
            case 0x2020, 0x2DC, 0x2026, 0x2030, 0x153: if previous == "Ã" { return true }
            case 0x20AC: if previous == "â" { return true }
            default: break
            }
            previous = scalar
        }
        return false
    }

    /// False of nearly every text, by its bytes alone.
    private static func mayBeUnreadable(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var previous: UInt8 = 0
            for byte in bytes {
                switch byte {
                // Controls are below 0x20, 0x7F, and 0xC2 0x80 to 0x9F; a lost character begins with 0xEF.
                case 0..<0x20, 0x7F, 0xC2, 0xEF: return true
                // The second bytes of Â, Ã, â and ï: how letters in the wrong encoding begin.
                case 0x82, 0x83, 0xA2, 0xAF: if previous == 0xC3 { return true }
                default: break
                }
                previous = byte
            }
            return false
        }
    }
}

/// The words a spreadsheet shows where it has no value, which stay behind as text when it writes a CSV.
enum SpreadsheetError {
    /// True for `#N/A`, `#I/T`, `#REFERENCE!`, `#NAVN?` and their like in any language, and for `####`, which is what a
    /// number looks like in a column too narrow for it.
    static func isOne(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "#"): isHash(text.uppercased().dropFirst())
        case UInt8(ascii: "E"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "f"):
            text.utf8.count <= 8 && isNumbered(text.uppercased())
        default: false
        }
    }

    private static func isHash(_ rest: Substring) -> Bool {
        guard let last = rest.last else { return false }
        if rest.allSatisfy({ $0 == "#" }) { return true }
        if ["N/A", "I/T", "NV", "N/D", "GETTING_DATA", "HENTER_DATA"].contains(rest) { return true }
        return (last == "!" || last == "?") && rest.count > 2
            && rest.dropLast().allSatisfy { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "_" || $0 == " " }
    }

    /// `Err:502`, `Fejl:502`: the errors of LibreOffice that have no word.
    private static func isNumbered(_ text: String) -> Bool {
        ["ERR:", "FEJL:"].contains { prefix in
            text.hasPrefix(prefix) && text.count == prefix.count + 3 && text.suffix(3).allSatisfy(\.isNumber)
        }
    }
}
