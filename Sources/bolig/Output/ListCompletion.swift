import ArgumentParser
import HousingAPI

/// What Tab offers after `--columns`, `--sort` and `--where` of a list: the fields of the list that is being typed.
enum ListCompletion {
    static let columns = CompletionKind.custom { words, _, begun in columns(words, begun) }
    static let sort = CompletionKind.custom { words, _, begun in sort(words, begun) }
    static let condition = CompletionKind.custom { words, _, begun in conditions(words, begun) }

    /// Every field after those that are there already.
    static func columns(_ words: [String], _ begun: String) -> [String] {
        let before = begun.lastIndex(of: ",").map { String(begun[...$0]) } ?? ""
        let taken = Set(before.split(separator: ",").map(String.init))
        return fields(words).filter { !taken.contains($0) }.map { before + $0 }
    }

    /// Every field, and backwards too where that is begun.
    static func sort(_ words: [String], _ begun: String) -> [String] {
        fields(words).map { (begun.hasPrefix("-") ? "-" : "") + $0 }
    }

    /// Every field with `=`; after it the codes of a closed list.
    static func conditions(_ words: [String], _ begun: String) -> [String] {
        guard let sign = begun.firstIndex(where: { "=<>!~".contains($0) }) else {
            return fields(words).map { $0 + "=" }
        }
        guard let field = list(words)?.field(String(begun[..<sign])), let codes = field.codes?.all else { return [] }
        let after = begun[sign...].prefix { "=<>!~".contains($0) }
        let value = begun[sign...].dropFirst(after.count)
        let before = value.lastIndex(of: ",").map { String(value[...$0]) } ?? ""
        return codes.map { "\(begun[..<sign])\(after)\(before)\($0.code)" }
    }

    private static func fields(_ words: [String]) -> [String] { list(words)?.fields.map(\.name) ?? [] }

    /// The list of a command line, whose own words come before its options.
    static func list(_ words: [String]) -> ListedFields? {
        let words = words.filter { $0 != "bolig" }.prefix { !$0.hasPrefix("-") }.prefix(2)
        guard let noun = words.first else { return nil }
        switch (noun, words.dropFirst().first) {
        case ("events", _), ("history", _): return .events
        case ("find", _): return .found
        case ("reviews", "list"): return .reviews
        case ("units", "candidates"): return .unitsCandidates
        case ("referrals", "units"): return .referralsUnits
        case ("subsidies", "ending"): return .subsidiesEnding
        case ("checks", "flips"), ("parameters", "impact"): return Listing.flips.listed
        case ("subsidies", "schemes"): return Listing.subsidySchemes.listed
        case ("referrals", "cohort"): return Listing.incomeRefusals.listed
        case ("parameters", "show"): return Listing.parameterValues.listed
        case (_, let verb): return verb == "list" ? Listing.all.first { $0.name == noun }?.listed : nil
        }
    }
}

extension Field {
    fileprivate var codes: Codes? {
        switch kind {
        case .code(let codes), .codes(let codes): codes
        default: nil
        }
    }
}
