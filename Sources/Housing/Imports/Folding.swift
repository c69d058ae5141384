/// A header or a word of a closed list as it is compared: without case, `æøå` as `ae oe aa`, without white space, `_`,
/// `-` and a trailing parenthesis, so `Lejemål (nr)` and `lejemaal` are one.
package func folded(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    if rest.last == ")", let opening = rest.lastIndex(of: "("), opening != rest.startIndex { rest = rest[..<opening] }
    var result = ""
    for scalar in rest.lowercased().unicodeScalars {
        switch scalar {
        case "æ": result += "ae"
        case "ø": result += "oe"
        case "å": result += "aa"
        case "_", "-": continue
        default: if !scalar.properties.isWhitespace { result.unicodeScalars.append(scalar) }
        }
    }
    return result
}

/// A part of a key (association, department, tenancy, reference) as it is compared: folded, and `0042` equal to `42`.
///
/// Between two digits a mark stays, as `-`: tenancy `1-12` is not tenancy `11-2`. A parenthesis stays too: it may be
/// all that tells two tenancies apart.
package func foldedKey(_ text: some StringProtocol) -> String {
    // Most parts are a number.
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
        let rest = text.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
    var result = ""
    var pendingZeros = 0
    var afterDigit = false
    var gap = false
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
    for scalar in text.lowercased().unicodeScalars {
        if scalar == "_" || scalar == "-" || scalar.properties.isWhitespace {
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
        switch scalar {
        case "æ": result += "ae"
        case "ø": result += "oe"
        case "å": result += "aa"
        default: result.unicodeScalars.append(scalar)
        }
    }
    if pendingZeros > 0 { result += "0" }
    return result
}
