import Housing
import Postgres

extension RegisterOutcome {
    /// What a hand corrected of an outcome since, and a row would say otherwise: by column, and of which version it is told.
    private static let corrected: [(column: String, by: [String])] = [
        ("udfald", ["returned", "allocated", "withdrawn"]), ("udfald_dato", ["returned", "allocated", "withdrawn"]),
        ("returaarsag", ["returned"]), ("indflyttet", ["allocated"]), ("tilskud", ["subsidised"]),
        ("tilskud_beloeb", ["subsidised"]), ("tilskud_fra", ["subsidised"]), ("tilskud_til", ["subsidised"]),
    ]

    /// Rows that say of an outcome another thing than a correction by hand that stands.
    ///
    /// - Parameter columns: the names of those the file has.
    func correctedByHand(_ columns: Set<String>, _ tx: Transaction) throws -> [ContestedValue] {
        let told = Self.told.filter { fact in
            columns.contains(fact.file) && Self.corrected.contains { $0.column == fact.file }
        }
        guard !told.isEmpty else { return [] }
        let values = (told.map(\.known) + told.map(\.said)).joined(separator: ", ")
        let known: Statement = "v.received_unit_id"
        var found: [ContestedValue] = []
        try tx.forEach(
            """
            select m.row, h.returned, h.allocated, h.withdrawn, h.subsidised, \(unescaped: values)
            from matched m join staged s on s.row = m.row
            join received_unit_version v on v.received_unit_id = m.unit_id and v.known_until = 'infinity'
            \(fragment: join(of: known))
            cross join lateral (
              select
                exists (select from unit_return_version r join event e on e.id = r.event_id
                        where r.received_unit_id = v.received_unit_id and r.known_until = 'infinity' and not r.undone
                          and e.action = 'steps.correct') as returned,
                exists (select from allocation_version l join event e on e.id = l.event_id
                        where l.received_unit_id = v.received_unit_id and l.known_until = 'infinity'
                          and is_allocated(l.state) and e.action = 'steps.correct') as allocated,
                v.withdrawn_on is not null and exists (
                  select from event e where e.id = v.event_id and e.action = 'steps.correct') as withdrawn,
                exists (select from allocation_version l
                        join subsidy_version y on y.allocation_id = l.allocation_id and y.known_until = 'infinity'
                        join event e on e.id = y.event_id
                        where l.received_unit_id = v.received_unit_id and l.known_until = 'infinity'
                          and is_allocated(l.state) and not y.undone and e.action = 'steps.correct') as subsidised
            ) h
            where m.class = 'changed' and m.round = 1 and (h.returned or h.allocated or h.withdrawn or h.subsidised)
            order by m.row
            """
        ) { row in
            let number: Int = try row["row"]
            for (index, fact) in told.enumerated() {
                let (hand, said) = (row.text(at: 5 + index), row.text(at: 5 + told.count + index))
                guard hand != said, let by = Self.corrected.first(where: { $0.column == fact.file })?.by,
                    try by.contains(where: { try row[$0] })
                else { continue }
                found.append(ContestedValue(row: number, column: fact.file, .byHand(fact.value(hand))))
            }
        }
        return found
    }
}
