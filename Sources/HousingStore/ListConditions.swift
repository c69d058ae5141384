import FoundationEssentials
import Housing
import HousingAPI
import Postgres

/// One condition of a list: `rent<4500`, `unit_type=family`, `address~prove`.
struct Condition {
    let sql: Statement

    init(_ text: String, _ listing: Listing) throws {
        guard let sign = text.firstIndex(where: { "=<>~".contains($0) }) else { throw Condition.refusal(text, listing) }
        let value = String(text[text.index(after: sign)...])
        guard let field = listing.field(String(text[..<sign])) else { throw Condition.refusal(text, listing) }
        let column: Statement = "\(identifier: field.name)"
        switch text[sign] {
        case "~":
            let part =
                "%" + value.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
            sql = "folded(\(fragment: column)::text) like folded(\(part))"
        case "=" where value.isEmpty: sql = "\(fragment: column) is null"
        case "=":
            if case .codes = field.kind {
                sql = "\(value) = any(\(fragment: column))"
            } else {
                sql = "\(fragment: column) = \(fragment: try Condition.literal(value, field))"
            }
        case let sign:
            sql = "\(fragment: column) \(unescaped: String(sign)) \(fragment: try Condition.literal(value, field))"
        }
    }

    /// What a person typed, as the column stores it.
    private static func literal(_ text: String, _ field: Field) throws -> Statement {
        switch field.kind {
        case .number(let letter):
            let digits = text.uppercased().hasPrefix("\(letter)-") ? String(text.dropFirst(2)) : text
            if let number = Int(digits) { return "\(number)::bigint" }
        case .text, .code, .codes: return "\(text)"
        case .money: if let amount = Money(text) { return "\(amount)::bigint" }
        case .day: if let day = Day(text) { return "\(day)::date" }
        case .instant: if let day = Day(text) { return "(\(day)::date::timestamp at time zone 'Europe/Copenhagen')" }
        case .flag:
            switch text.lowercased() {
            case "true", "ja", "yes", "1": return "true"
            case "false", "nej", "no", "0": return "false"
            default: break
            }
        case .count: if let count = Int(text) { return "\(count)::bigint" }
        case .tenths: if let amount = Money(text), amount.ore % 10 == 0 { return "\(amount.ore / 10)::bigint" }
        case .share: if let amount = Money(text) { return "\(amount.ore)::bigint" }
        }
        throw Refusal(
            .wrongUse, "bad_value",
            Words(da: "Værdien kan ikke læses for \(field.name).", en: "The value cannot be read for \(field.name)."),
            details: ["field": field.name],
            hint: Words(
                da: "Skriv dage som 2025-01-31, beløb som 4500 og ja/nej som true eller false.",
                en: "Write days as 2025-01-31, amounts as 4500 and yes/no as true or false."))
    }

    private static func refusal(_ text: String, _ listing: Listing) -> Refusal {
        Refusal(
            .wrongUse, "bad_condition",
            Words(
                da: "Betingelsen kan ikke læses: den skrives felt=værdi, felt<værdi, felt>værdi eller felt~del.",
                en: "The condition cannot be read: it is written field=value, field<value, field>value or field~part."),
            details: ["condition": text], hint: .fields(of: listing))
    }
}

extension Words {
    /// The fields there are, as a hint.
    static func fields(of listing: Listing) -> Words {
        let names = listing.fields.map(\.name).joined(separator: ", ")
        return Words(da: "Felterne er: \(names).", en: "The fields are: \(names).")
    }
}

/// The order of a list, and the place in it where a page ends.
struct Sort {
    private let column: Statement
    private let descending: Bool
    private let isID: Bool

    init(_ text: String, _ listing: Listing) throws {
        descending = text.hasPrefix("-")
        let name = descending ? String(text.dropFirst()) : text
        guard let field = listing.field(name) else {
            throw Refusal(
                .wrongUse, "bad_sort",
                Words(da: "Der kan ikke sorteres efter \(name).", en: "There is no sorting by \(name)."),
                details: ["sort": text], hint: .fields(of: listing))
        }
        // The number of a row is its id, which is indexed; sorting by it needs no second key.
        isID = if case .number = field.kind { name == listing.key } else { false }
        column = isID ? "id" : "\(identifier: name)"
    }

    var text: Statement { "(\(fragment: column))::text" }

    var order: Statement {
        isID
            ? "id \(unescaped: descending ? "desc" : "asc")"
            : "\(fragment: column) \(unescaped: descending ? "desc nulls last" : "asc nulls last"), id"
    }

    /// Rows after the place: later in the order, or equal in it with a higher id; empty values come last.
    func after(_ cursor: String) throws -> Statement {
        guard let data = Data(base64Encoded: cursor.replacing("-", with: "+").replacing("_", with: "/")),
            let place = try? JSONDecoder().decode(Place.self, from: data)
        else {
            throw Refusal(
                .wrongUse, "bad_cursor", Words(da: "Markøren kan ikke læses.", en: "The cursor cannot be read."),
                hint: Words(da: "Brug next fra siden før, uændret.", en: "Use next of the page before, unchanged."))
        }
        guard let value = place.value else { return "(\(fragment: column) is null and id > \(place.id))" }
        let sign = descending ? "<" : ">"
        // The bound text takes the column's own type from the row it is compared with.
        return """
            (\(fragment: column) is null or \(fragment: column) \(unescaped: sign) \(value)
             or (\(fragment: column) = \(value) and id > \(place.id)))
            """
    }

    private struct Place: Codable {
        let value: String?
        let id: Int
    }

    static func cursor(_ value: String?, _ id: Int) -> String {
        let data = (try? JSONEncoder().encode(Place(value: value, id: id))) ?? Data()
        return data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    }
}
