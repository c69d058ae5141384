import Postgres

/// Versions of the units of one round: a changed one is closed and followed, an added one begins.
struct UnitVersions {
    /// The names of the columns the file has: an absent one leaves what is known.
    let columns: Set<String>
    /// The day of withdrawal, from what the file says (`s`); nil where it says nothing of it.
    let withdrawn: Statement?

    /// Writes as many as the round counted, or fails.
    func write(_ round: Round, _ event: Event, _ tx: Transaction) throws {
        let rows: Statement = "matched m join staged s on s.row = m.row"
        let taken: Statement = "m.taken and m.round = \(round.number)"
        let present = UnitFact.all.filter { columns.contains($0.file) }
        let changed = try tx.follow(
            .unit, event, from: rows,
            where: "\(fragment: taken) and m.class = 'changed' and v.received_unit_id = m.unit_id", set: facts(present))
        try tx.require(changed, of: .unit, is: round.changed)
        let added = try tx.begin(
            .unit, of: "m.unit_id", event, from: "\(fragment: rows) where \(fragment: taken) and m.class = 'added'",
            set: facts(UnitFact.all))
        try tx.require(added, of: .unit, is: round.added)
    }

    private func facts(_ stated: [UnitFact]) -> NewFacts {
        var facts = stated.map { ($0.column, "s.\(identifier: $0.column)" as Statement) }
        if let withdrawn { facts.append(("withdrawn_on", withdrawn)) }
        return NewFacts(facts)
    }
}
