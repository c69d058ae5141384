/// A part of a key (association, department, tenancy, reference) in the one form it is kept and shown in, whatever
/// program it went through: without marks nobody sees, without the quotes and the `="…"` that keep a spreadsheet from
/// reading it as a number, fullwidth characters and digits of other scripts as plain ones, accents in one piece.
///
/// Every source uses it before a key is compared: files, bodies and the command line.
package func keyText(_ text: some StringProtocol) -> String { keyText(String(text)) }

// Not generic: every key of every row goes through it, and one that is plain already is most of them.
private func keyText(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    if isPlain { return text }
    var rest = Substring(visible(text))
    while true {
        let before = rest
        rest = trimmed(rest)
        if rest.first == "=", let next = trimmed(rest.dropFirst()).first, next.isQuote || next.isNumber {
            rest = trimmed(rest.dropFirst())
        }
        if let first = rest.first, first.isQuote {
            // A single mark before a number is how one tells a spreadsheet that it is text.
            if rest.count > 1, let last = rest.last, last.isQuote, last.isApostrophe == first.isApostrophe {
                rest = rest.dropFirst().dropLast()
            } else {
                // A quote that is not closed is what is left of one.
                rest = rest.dropFirst()
            }
        }
        if rest == before { return String(rest) }
    }
}

/// A part of a key as it is compared: in its one form, folded, and `0042` equal to `42`.
///
/// Between two digits a mark stays, as `-`: tenancy `1-12` is not tenancy `11-2`. A parenthesis stays too: it may be
/// all that tells two tenancies apart.
package func foldedKey(_ text: some StringProtocol) -> String {
    // Most parts are a number.
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
        guard text.utf8.first == 48 else { return String(text) }
        let rest = Substring(text).utf8.drop { $0 == 48 }
        return rest.isEmpty ? "0" : String(Substring(rest))
    }
    var result = ""
    var pendingZeros = 0
    var afterDigit = false
    var gap = false
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
    for scalar in keyText(text).lowercased().unicodeScalars {
        if scalar == "_" || scalar.isDash || scalar.properties.isWhitespace {
            if pendingZeros > 0 {
                result += "0"
                pendingZeros = 0
                afterDigit = true
            }
            gap = true
            continue
        }
        if isDigit(scalar) {
            if gap, afterDigit { result += "-" }
            if gap { afterDigit = false }
            gap = false
            if scalar == "0", !afterDigit {
                pendingZeros += 1
            } else {
                pendingZeros = 0
                result.unicodeScalars.append(scalar)
                afterDigit = true
            }
            continue
        }
        if pendingZeros > 0 { result += "0" }
        pendingZeros = 0
        afterDigit = false
        gap = false
        scalar.appendFolded(to: &result)
    }
    if pendingZeros > 0 { result += "0" }
    return result
}

/// Without what nobody sees, in plain characters, each accent in one piece with its letter.
private func visible(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
        if let single = onePiece[character] {
            result.unicodeScalars.append(single)
            continue
        }
        for scalar in character.unicodeScalars where !scalar.isInvisible {
            if let plain = scalar.halfWidth {
                result.unicodeScalars.append(plain)
            } else if scalar.value > 0x7F, scalar.properties.numericType == .decimal,
                let digit = scalar.properties.numericValue.flatMap({ Int(exactly: $0) })
            {
                result += String(digit)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}

/// European letters with an accent, by themselves: a character in two pieces is equal to the same in one.
private let onePiece: [Character: Unicode.Scalar] = {
    var found: [Character: Unicode.Scalar] = [:]
    for value: UInt32 in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
        if let scalar = Unicode.Scalar(value) { found[Character(scalar)] = scalar }
    }
    return found
}()

private func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
}

extension Character {
    fileprivate var isApostrophe: Bool { "'’‘‚‛`´′＇".contains(self) }
    fileprivate var isQuote: Bool { isApostrophe || "\"“”„‟»«›‹″＂".contains(self) }
}
