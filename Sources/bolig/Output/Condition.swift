import Housing
import HousingAPI

/// One `--where`: a field, what is asked of it and a value, with days and amounts as people write them turned into
/// what the API reads.
struct Condition {
    let text: String

    init(_ typed: String, _ listing: Listing) throws {
        guard let index = typed.firstIndex(where: { "=<>~".contains($0) }), index != typed.startIndex else {
            throw Failure.wrongUse(
                "not_a_condition",
                Words(da: "En betingelse skrives felt=værdi.", en: "A condition is written field=value."),
                details: ["where": typed],
                hint: Words(
                    da: "Tegnene er = (er), < (før), > (efter) og ~ (indeholder). Husk '' om < og >.",
                    en: "The signs are = (is), < (before), > (after) and ~ (contains). Quote < and >."))
        }
        let field = try listing.known(String(typed[..<index]))
        let value = String(typed[typed.index(after: index)...])
        text = field.name + String(typed[index]) + Condition.plain(value, field)
    }

    private static func plain(_ value: String, _ field: Field) -> String {
        switch field.kind {
        case .day: day(value)?.description ?? value
        case .money: money(value)?.description ?? value
        case .flag: ["ja": "true", "nej": "false", "yes": "true", "no": "false"][value.lowercased()] ?? value
        case .number, .text, .instant, .count, .tenths, .share, .code, .codes: value
        }
    }
}
