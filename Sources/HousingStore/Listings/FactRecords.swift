import Housing
import HousingAPI

extension StoredDetail {
    /// Who said each fact of a unit, and since when.
    static let unitFacts = StoredDetail(
        name: "facts", asking: { FactHistory.statement(unit: $0) },
        { .facts(try FactHistory(unit: $0).facts(UnitFact.all.map(\.file))) })

    /// Who said each fact of a referral, and since when; none of one that a register brought. Name and birthdays, which are
    /// the beginning of a CPR number, are left out of who is hidden.
    static let referralFacts = StoredDetail(name: "facts") { tx, id in
        var columns = try tx.referralFacts(id)?.columns.map(\.column) ?? []
        if try tx.isHidden(ReferralNumber(id)) { columns.removeAll(where: ReferralFacts.tellsWho) }
        return .facts(try tx.referralHistory(id).facts(columns))
    }
}

extension Record.Value {
    /// Facts as `show` has them.
    fileprivate static func facts(_ facts: [SourcedFact]) -> Record.Value {
        // Most were said at one moment, whose text is longer to make than all the rest.
        let moments = Set(facts.map(\.since)).map { ($0, Record.Value.text($0.description)) }
        let since = Dictionary(uniqueKeysWithValues: moments)
        return .records(
            facts.map { fact in
                Record(fields: [
                    ("column", .text(fact.column)), ("value", Record.Value(fact.value)),
                    ("from", .text(fact.from.number)), ("since", since[fact.since] ?? .null),
                ])
            })
    }

    /// What was changed by hand, as the answer has it.
    static func changes(_ changes: [FactChanged]) -> Record.Value {
        .records(
            changes.map { change in
                Record(fields: [
                    ("column", .text(change.column)), ("old", Record.Value(change.old)),
                    ("new", Record.Value(change.new)),
                ])
            })
    }

    private init(_ value: FactValue) {
        self =
            switch value {
            case .unknown: .null
            case .text(let text): .text(text)
            case .number(let digits): .number(digits)
            case .flag(let flag): .flag(flag)
            case .list(let items): .list(items)
            }
    }
}
