/// A header or a word of a closed list as it is compared: without case, `æøå` as `ae oe aa`, without white space, `_`,
/// dashes and a trailing parenthesis, and with letters and digits that only look different (`m²`, fullwidth `Ｍ２`) as
/// plain ones. So `Lejemål (nr)` and `lejemaal` are one.
package func folded(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    if rest.last == ")", let opening = rest.lastIndex(of: "("), opening != rest.startIndex { rest = rest[..<opening] }
    var result = ""
    for scalar in rest.lowercased().unicodeScalars {
        if scalar == "_" || scalar.isDash || scalar.properties.isWhitespace || scalar.isInvisible { continue }
        scalar.appendFolded(to: &result)
    }
    return result
}

extension Unicode.Scalar {
    /// A hyphen, a dash or a minus, of whatever length.
    var isDash: Bool {
        self == "-" || (value > 0x7F && (properties.generalCategory == .dashPunctuation || self == "\u{2212}"))
    }

    /// A mark without a look of its own: direction marks, zero-width spaces, soft hyphens, variation selectors.
    package var isInvisible: Bool {
        value > 0x7F
            && (properties.generalCategory == .format || (0xFE00...0xFE0F).contains(value) || value == 0x034F)
    }

    /// Appends the plain form of a lower-case character: `aa` for `å`, also where its ring stands apart.
    func appendFolded(to result: inout String) {
        switch self {
        case "æ": result += "ae"
        case "ø": result += "oe"
        case "å": result += "aa"
        case "\u{30A}" where result.last == "a": result += "a"
        default: if let plain { result += plain } else { result.unicodeScalars.append(self) }
        }
    }

    /// What Unicode calls compatible, as far as headers of Danish files hold it: raised and lowered digits, fullwidth
    /// and styled letters, digits of other scripts, square metres in one character, ligatures.
    private var plain: String? {
        switch value {
        case 0...0x7F: return nil
        case 0x33A1: return "m2"
        case 0xFB01: return "fi"
        case 0xFB02: return "fl"
        case 0xFB00: return "ff"
        case 0xFB03: return "ffi"
        case 0xFB04: return "ffl"
        case 0xFB05, 0xFB06: return "st"
        case 0x17F: return "s"
        case 0xAA: return "a"
        case 0xBA: return "o"
        case 0x2116: return "no"
        // Letters as mathematics styles them, alphabet after alphabet, and in circles.
        case 0x1D400...0x1D6A3: return letter((value - 0x1D400) % 26)
        case 0x24D0...0x24E9: return letter(value - 0x24D0)
        default: break
        }
        if let letter = halfWidth { return String(letter) }
        switch properties.numericType {
        case .decimal, .digit:
            return properties.numericValue.flatMap { Int(exactly: $0) }.map(String.init)
        default: return nil
        }
    }

    private func letter(_ index: UInt32) -> String { String(Unicode.Scalar(UInt8(97 + index))) }

    /// The ASCII character a fullwidth one stands for.
    var halfWidth: Unicode.Scalar? {
        (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) : nil
    }
}
