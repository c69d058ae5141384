/// The value of a column as it is told to people and programs: kroner and counts are numbers, yes and no are true and
/// false, the words of closed lists are their codes, a day is `2026-10-01`.
package enum FactValue: Hashable, Sendable {
    /// Not known, or none.
    case unknown
    case text(String)
    /// As written in JSON, so that no decimal is lost on the way.
    case number(String)
    case flag(Bool)
    case list([String])

    /// As a person reads it in a sentence.
    package var shown: String {
        switch self {
        case .unknown: ""
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "ja" : "nej"
        case .list(let items): items.joined(separator: ", ")
        }
    }
}

/// What a row of a file changes of what was known.
package struct RowChange: Hashable, Sendable {
    /// The row a person sees.
    package let row: Int
    /// The name of the column as in its template.
    package let column: String
    package let old: FactValue
    package let new: FactValue

    package init(row: Int, column: String, old: FactValue, new: FactValue) {
        self.row = row
        self.column = column
        self.old = old
        self.new = new
    }
}

extension FactValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .unknown: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .list(let items): try container.encode(items)
        case .number(let digits):
            if let whole = Int(digits) { try container.encode(whole) } else { try container.encode(Double(digits)) }
        }
    }
}

extension FactValue: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .unknown
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? container.decode(Int.self) {
            self = .number(String(whole))
        } else if let number = try? container.decode(Double.self) {
            self = .number(String(number))
        } else if let items = try? container.decode([String].self) {
            self = .list(items)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

extension RowChange: Encodable {
    private enum CodingKeys: String, CodingKey { case row, column, old, new }
}

extension FactValue {
    /// kr; unknown where there is none.
    package init(_ amount: Money?) { self = amount.map { .number($0.description) } ?? .unknown }
    package init(_ day: Day?) { self = day.map { .text($0.description) } ?? .unknown }
    package init(_ flag: Bool?) { self = flag.map { .flag($0) } ?? .unknown }
    package init(_ text: String?) { self = text.map { .text($0) } ?? .unknown }
    package init(_ code: (some Code)?) { self = code.map { .text($0.rawValue) } ?? .unknown }
    package init(tenths: Int) {
        self = .number(tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)")
    }
}
