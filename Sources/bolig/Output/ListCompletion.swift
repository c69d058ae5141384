import ArgumentParser
import Housing
import HousingAPI

/// What Tab offers after `--columns`, `--sort` and `--where` of a list: the fields of the list that is being typed.
enum ListCompletion {
    static let columns = CompletionKind.custom { words, _, begun in columns(words, begun) }
    static let sort = CompletionKind.custom { words, _, begun in sort(words, begun) }
    static let correction = CompletionKind.custom { words, _, begun in corrections(words, begun) }
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

    /// What can be corrected of the thing that is named before it, with `=`; after that the codes of a closed list. A key of the
    /// files leads to all of it.
    static func corrections(_ words: [String], _ begun: String) -> [String] {
        let letter = words.drop { $0 != "correct" }.dropFirst().first { !$0.hasPrefix("-") }
            .flatMap { Thing($0) != nil ? $0.first?.uppercased() : nil }
        let kinds = Listing.all.filter { listing in
            StepCorrect.kinds.contains(listing.id) && (letter == nil || listing.letter.map { "\($0)" } == letter)
        }
        guard let sign = begun.firstIndex(of: "=") else {
            let fields = kinds.flatMap { StepCorrect.fields(of: $0.id) }
            return fields.indices.filter { !fields[..<$0].contains(fields[$0]) }.map { fields[$0] + "=" }
        }
        let name = begun[..<sign]
        return kinds.flatMap { listing in
            // A referral's reason is that of the parking, or of the closing, that stands.
            listing.fields.filter { $0.name == name || listing.id == .referrals && $0.name.hasSuffix("_\(name)") }
        }.flatMap { $0.codes?.all ?? [] }.map { "\(name)=\($0.code)" }
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

extension Listing {
    /// The letter of its numbers, the U of `U-1042`.
    var letter: Character? { if case .number(let letter)? = field(key)?.kind { letter } else { nil } }
}
