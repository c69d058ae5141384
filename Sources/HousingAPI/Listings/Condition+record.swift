import Housing

// Conditions and orders on records themselves: for lists that are computed when they are asked for. What a record is
// found by here a row of a view is found by there, by its SQL.

extension Condition {
    /// Whether a record is one of those that are asked for.
    package func holds(_ record: Record) -> Bool {
        let value = record[field.name]
        guard let wanted = values.first else { return (value == .null) == (comparison == .equal) }
        guard value != .null else { return comparison == .unequal }
        switch field.kind {
        case .codes:
            let items = if case .list(let items) = value { items } else { [value.text] }
            if comparison == .contains, case .text(let part) = wanted {
                return items.contains { folded($0).contains(folded(part)) }
            }
            return items.contains(where: texts.contains) != (comparison == .unequal)
        case .code: return texts.contains(value.text) != (comparison == .unequal)
        case .number, .text, .sealed, .money, .day, .instant, .flag, .count, .year, .tenths, .share, .fact: break
        }
        if comparison == .contains, case .text(let part) = wanted {
            return folded(value.text).contains(folded(part))
        }
        guard let known = RecordKey(value, field.kind) else { return comparison == .unequal }
        if case .instant = field.kind, case .day(let day) = wanted {
            return holds(
                known, from: RecordKey(Instant(startOf: day)), until: RecordKey(Instant(startOf: day.adding(days: 1))))
        }
        return holds(known, RecordKey(wanted))
    }

    private var texts: [String] {
        values.compactMap { value in
            switch value {
            case .code(let text), .text(let text): text
            case .whole, .day, .instant, .flag: nil
            }
        }
    }

    private func holds(_ known: RecordKey, _ wanted: RecordKey) -> Bool {
        switch comparison {
        case .equal, .contains: known == wanted
        case .unequal: known != wanted
        case .less: known < wanted
        case .atMost: known <= wanted
        case .greater: known > wanted
        case .atLeast: known >= wanted
        }
    }

    /// An instant compared with a local day, which is as long as it is.
    private func holds(_ known: RecordKey, from: RecordKey, until: RecordKey) -> Bool {
        let isWithin = from <= known && known < until
        return switch comparison {
        case .equal, .contains: isWithin
        case .unequal: !isWithin
        case .less: known < from
        case .atMost: known < until
        case .greater: known >= until
        case .atLeast: known >= from
        }
    }
}

extension Sort {
    /// The records in this order, empty values last; those that are equal stay as they stood.
    package func sorted(_ records: [Record]) -> [Record] {
        let keyed = records.map { (key: RecordKey($0[field.name], field.kind), record: $0) }
        let known = keyed.filter { $0.key != nil }
        // The sort of the standard library is stable.
        let ordered = known.sorted { left, right in
            guard let (one, other) = left.key.flatMap({ one in right.key.map { (one, $0) } }) else { return false }
            return descending ? other < one : one < other
        }
        return (ordered + keyed.filter { $0.key == nil }).map(\.record)
    }
}

/// What a value of a record is compared by: a number in the unit that conditions have it in, or a text.
private enum RecordKey: Comparable {
    case whole(Int)
    case text(String)

    init(_ value: ConditionValue) {
        self =
            switch value {
            case .whole(let number): .whole(number)
            case .text(let text), .code(let text): .text(text)
            case .day(let day): .whole(day.number)
            case .instant(let instant): .whole(instant.microseconds)
            case .flag(let flag): .whole(flag ? 1 : 0)
            }
    }

    init(_ instant: Instant) { self = .whole(instant.microseconds) }

    /// nil for null, and for what is none of that kind.
    init?(_ value: Record.Value, _ kind: Field.Kind) {
        guard value != .null else { return nil }
        let text = value.text
        let whole: Int?
        switch kind {
        case .text, .sealed, .code, .codes, .fact:
            self = .text(text)
            return
        case .number: whole = Int(text.drop { !$0.isNumber })
        case .money, .share: whole = Money(text)?.ore
        case .tenths: whole = Money(text).map { $0.ore / 10 }
        case .count, .year: whole = Int(text)
        case .flag: whole = value == .flag(true) ? 1 : 0
        case .day: whole = Day(text)?.number
        case .instant: whole = Instant(text)?.microseconds
        }
        guard let whole else { return nil }
        self = .whole(whole)
    }
}
