package import Housing

/// A value that a condition compares with: typed, and within what the database can hold.
package enum ConditionValue: Sendable, Hashable {
    /// A number, count, or amount, in the unit the database keeps: digits, øre, tenths, basis points.
    case whole(Int)
    case text(String)
    case day(Day)
    case instant(Instant)
    case flag(Bool)
    /// A code of the field's closed list.
    case code(String)

    /// The values typed for a field, at least one.
    ///
    /// Of a closed list several can be given with `,`; of any other field the whole text is one value, since addresses
    /// and amounts have commas of their own.
    static func all(
        _ text: String, of field: Field, _ comparison: Condition.Comparison, today: Day
    ) throws(Problem) -> [ConditionValue] {
        if case .code(let codes) = field.kind, let list = codes.all { return try words(text, list, field, comparison) }
        if case .codes(let codes) = field.kind {
            if let list = codes.all { return try words(text, list, field, comparison) }
            return comparison == .contains ? [.text(text)] : text.split(separator: ",").map { .text(String($0)) }
        }
        // What a text contains is text, whatever the field holds.
        if comparison == .contains { return [.text(text)] }
        guard let value = one(text, field.kind, today) else { throw .badValue(field) }
        return [value]
    }

    private static func one(_ text: String, _ kind: Field.Kind, _ today: Day) -> ConditionValue? {
        switch kind {
        case .text, .code, .codes, .fact: .text(text)
        case .sealed: nil
        case .number(let letter): number(text, letter).map { .whole($0) }
        case .money: Money.typedOrPlain(text).map { .whole($0.ore) }
        // Basis points are to per cent what øre are to kroner.
        case .share: Money.typedOrPlain(text).map { .whole($0.ore) }
        case .tenths:
            Money.typedOrPlain(text).flatMap { $0.ore.isMultiple(of: 10) ? .whole($0.ore / 10) : nil }
        case .count, .year: text.utf8.count <= 18 ? Int(text).map { .whole($0) } : nil
        case .flag: Bool.typed(text).map { .flag($0) }
        case .day: day(text, today).map { .day($0) }
        case .instant: day(text, today).map { .day($0) } ?? Instant(text).map { .instant($0) }
        }
    }

    /// `U-1042`, or the digits alone.
    private static func number(_ text: String, _ letter: Character) -> Int? {
        let digits = text.uppercased().hasPrefix("\(letter)-") ? text.dropFirst(2) : text[...]
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// A day, or `today`, `today+7`, `today-7`.
    private static func day(_ text: String, _ today: Day) -> Day? {
        guard text.lowercased().hasPrefix("today") else { return Day.typed(text) }
        let shift = text.dropFirst("today".count)
        if shift.isEmpty { return today }
        guard let sign = shift.first, sign == "+" || sign == "-", (2...6).contains(shift.utf8.count),
            shift.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }), let days = Int(shift.dropFirst())
        else { return nil }
        return today.adding(days: sign == "-" ? -days : days)
    }

    /// The codes that were named by code or word, or for `contains` those whose code or words hold the text.
    private static func words(
        _ text: String, _ list: [NamedCode], _ field: Field, _ comparison: Condition.Comparison
    ) throws(Problem) -> [ConditionValue] {
        if comparison == .contains {
            let part = folded(text)
            let found = list.filter { entry in entry.names.contains { $0.contains(part) } }
            guard !part.isEmpty, !found.isEmpty else { throw .unknownWord(field, list) }
            return found.map { .code($0.code) }
        }
        var found: [ConditionValue] = []
        var rest = text.split(separator: ",", omittingEmptySubsequences: false)[...]
        while !rest.isEmpty {
            // Some words have a comma of their own: the longest that is a word counts.
            let known = (1...min(rest.count, 4)).reversed().lazy.compactMap { count in
                let name = folded(rest.prefix(count).joined(separator: ","))
                return list.first { $0.names.contains(name) }.map { (count, $0.code) }
            }.first
            guard let (count, code) = known else { throw .unknownWord(field, list) }
            found.append(.code(code))
            rest = rest.dropFirst(count)
        }
        return found
    }
}

extension Problem {
    /// What was typed cannot be a value of the field.
    static func badValue(_ field: Field) -> Problem {
        Problem(
            .wrongUse, "bad_value",
            Words(da: "Værdien kan ikke læses for \(field.name).", en: "The value cannot be read for \(field.name)."),
            details: ["field": field.name],
            hint: Words(
                da:
                    "Skriv dage som 2025-01-31, 31-01-2025 eller today+7, beløb som 4500 og ja/nej som true eller false.",
                en: "Write days as 2025-01-31 or today+7, amounts as 4500 and yes/no as true or false."))
    }

    /// What was typed is no word of the field's closed list, which the hint gives.
    fileprivate static func unknownWord(_ field: Field, _ list: [NamedCode]) -> Problem {
        Problem(
            .wrongUse, "unknown_word",
            Words(da: "\(field.name) har ikke det ord.", en: "\(field.name) has no such word."),
            details: ["field": field.name, "codes": list.map(\.code).joined(separator: ",")],
            hint: Words(da: "En af: \(listed(list, .da)).", en: "One of: \(listed(list, .en))."))
    }

    private static func listed(_ list: [NamedCode], _ language: Language) -> String {
        list.map { entry in
            let words = entry.words[language]
            return words == entry.code ? words : "\(words) (\(entry.code))"
        }.joined(separator: ", ")
    }
}
