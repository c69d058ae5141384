import Housing
import HousingAPI
import Postgres

extension Condition {
    /// The condition on a row of the listing's view.
    var sql: Statement {
        let column = field.column
        switch (field.kind, values.first) {
        case (_, nil): return comparison == .equal ? "\(fragment: column) is null" : "\(fragment: column) is not null"
        case (.codes, .text(let part)?) where comparison == .contains:
            return "exists (select from unnest(\(fragment: column)) one where \(fragment: contains("one", part)))"
        case (.codes, _?):
            let shared: Statement = "\(fragment: column) && \(texts)::text[]"
            return comparison == .unequal ? "(\(fragment: shared)) is not true" : shared
        case (_, .text(let part)?) where comparison == .contains: return contains(column, part)
        case (.instant, .day(let day)?): return sql(column, on: day)
        case (.code, _?):
            let among: Statement = "\(fragment: column) = any(\(texts)::text[])"
            return comparison == .unequal ? "(\(fragment: among)) is not true" : among
        case (_, let value?):
            // What is empty is not equal to anything, and so unequal.
            let sign = comparison == .unequal ? "is distinct from" : comparison.rawValue
            return "\(fragment: column) \(unescaped: sign) \(fragment: value.literal)"
        }
    }

    private var texts: [String] {
        values.map { value in
            switch value {
            case .code(let text), .text(let text): text
            case .whole, .day, .instant, .flag: ""
            }
        }
    }

    private func contains(_ text: Statement, _ part: String) -> Statement {
        let escaped = part.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
        return "folded((\(fragment: text))::text) like folded(\("%" + escaped + "%"))"
    }

    /// An instant compared with a local day, which is as long as it is.
    private func sql(_ column: Statement, on day: Day) -> Statement {
        let from = Instant(startOf: day)
        let until = Instant(startOf: day.adding(days: 1))
        let within: Statement =
            "\(fragment: column) >= \(from)::timestamptz and \(fragment: column) < \(until)::timestamptz"
        return switch comparison {
        case .equal, .contains: within
        case .unequal: "(\(fragment: within)) is not true"
        case .less: "\(fragment: column) < \(from)::timestamptz"
        case .atMost: "\(fragment: column) < \(until)::timestamptz"
        case .greater: "\(fragment: column) >= \(until)::timestamptz"
        case .atLeast: "\(fragment: column) >= \(from)::timestamptz"
        }
    }
}

extension ConditionValue {
    /// The value as PostgreSQL takes it.
    var literal: Statement {
        switch self {
        case .whole(let number): "\(number)::bigint"
        case .text(let text), .code(let text): "\(text)::text"
        case .day(let day): "\(day)::date"
        case .instant(let instant): "\(instant)::timestamptz"
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}

extension Field {
    /// The field's column. Whatever a text is stored as (an address id is a uuid), it is compared as text.
    var column: Statement {
        switch kind {
        case .text, .code, .fact: "(\(identifier: name))::text"
        case .number, .sealed, .money, .day, .instant, .flag, .count, .year, .tenths, .share, .codes:
            "\(identifier: name)"
        }
    }
}
