package import Housing

extension Problem {
    /// Nothing in the listing has that name. What was typed is said again only where it has the form of a number or a
    /// key: else it may be a citizen's name or CPR number, which belongs in no message, address or log.
    package static func unknown(_ listing: Listing, _ name: String) -> Problem {
        let code = "unknown_\(listing.key)"
        guard hasFormOfNumber(name) else {
            return Problem(
                .notFound, code,
                Words(
                    da: "Det skrevne er hverken et nummer eller en nøgle, som noget her har.",
                    en: "What was typed is neither a number nor a key that anything here has."),
                hint: Words(
                    da: "Navne og CPR-numre bruges ikke her. Se numrene med: bolig \(listing.name) list",
                    en: "Names and CPR numbers are not used here. See the numbers with: bolig \(listing.name) list"))
        }
        return Problem(
            .notFound, code, Words(da: "Ingen har nummeret \(name).", en: "Nothing has the number \(name)."),
            details: [listing.key: name],
            hint: Words(da: "Se dem med: bolig \(listing.name) list", en: "See them with: bolig \(listing.name) list"))
    }
}

/// Whether a text has the form of a number or key that cannot be a CPR number or a name: `U-1042`, `IND-004`, `1042`,
/// `9001/10/9001`, `9001/10/9001/2025-10-01`.
package func hasFormOfNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
        let halves = text.split(separator: "-", omittingEmptySubsequences: false)
        // A CPR number's halves are six and four digits, so letters must go before.
        return switch halves.count {
        case 1: isShort(text[...], upTo: 5)
        case 2: (1...6).contains(halves[0].count) && halves[0].allSatisfy(\.isLetter) && isShort(halves[1], upTo: 7)
        default: false
        }
    case 3, 4:
        // An LBF number first, so that no birthday has the form.
        let isDay = parts.count == 3 || Day(parts[3]) != nil
        return isDay && parts[0].count >= 3 && parts.prefix(3).allSatisfy { isShort($0, upTo: 5) }
    default: return false
    }
}

/// One to that many digits.
private func isShort(_ text: Substring, upTo most: Int) -> Bool {
    (1...most).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
}
