import Housing
import Postgres

/// Rows of `register`: the units, and what became of each - the same received unit, referral, allocation, return and
/// subsidy that daily work would have made, with its own days.
struct RegisterRows: RowStore {
    typealias Value = RegisterRow

    let vault: Vault
    private let units = UnitRows()

    init(vault: Vault) { self.vault = vault }

    private static let columns: [(name: String, type: String)] = [
        ("outcome", "text"), ("outcome_on", "date"), ("return_reason", "text"), ("citizen_hash", "bytea"),
        ("target_group", "text"),
        ("homeless", "boolean"), ("homeless_category", "text"), ("moved_in_on", "date"), ("scheme", "text"),
        ("amount", "bigint"), ("starts_on", "date"), ("ends_on", "date"),
    ]

    func stage(_ file: some Importable<RegisterRow>, _ tx: Transaction) throws -> ImportKnowledge {
        try units.stage(more: Self.columns, tx) { writer in
            try file.rows { row in
                let value = row.value
                // What belongs to a citizen stands only with an allocation.
                let allocated = value.outcome == .allocated
                try writer(
                    row.row, value.unit,
                    [
                        value.outcome.rawValue, value.outcomeOn, value.returnReason,
                        try value.citizen.map { try vault.hash("register", $0) }, allocated ? value.targetGroup : nil,
                        allocated ? value.homeless : nil, allocated ? value.homelessCategory : nil, value.movedInOn,
                        value.subsidy?.scheme, value.subsidy?.amount, value.subsidy?.from, value.subsidy?.until,
                    ])
            }
        }
        try addAssociations(tx)
        try units.match(tx)
        try lock(tx)
        try keepAbsent(file.columns, tx)
        try units.classify(file.columns, outcome: RegisterOutcome(), tx)
        let changes = UnitChanges(columns: file.columns)
        let outcome = RegisterOutcome()
        let contested =
            try changes.contested(tx) + changes.otherDays(tx) + outcome.beforeAllocations(tx)
            + outcome.correctedByHand(file.columns, tx)
            // A subsidy that the file has no column for stays beside the rent it says; of others the row is asked when it is read.
            + (file.columns.contains("tilskud") ? [] : units.belowSubsidies(where: "s.amount is not null", tx))
        return ImportKnowledge(
            unchanged: try units.unchanged(tx), contested: contested.sorted { $0.row < $1.row })
    }

    func changes(
        _ file: some Importable<RegisterRow>, without left: RowSet, _ tx: Transaction,
        _ body: (RowChange) throws -> Void
    ) throws {
        let outcome = RegisterOutcome()
        try UnitChanges(columns: file.columns).tell(
            without: left, and: RegisterOutcome.told.filter { file.columns.contains($0.file) },
            from: outcome.join(of: "m.unit_id"), tx, body)
    }

    func apply(_ file: some Importable<RegisterRow>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    {
        try nameAssociations(event, tx)
        try UnitChanges(columns: file.columns).keepRepeated(without: left, event, tx)
        return try units.rounds(without: left, outcome: RegisterOutcome(), columns: file.columns, tx) { round in
            let event = event.part(round.number)
            try UnitVersions(
                columns: file.columns, withdrawn: "case when s.outcome = 'withdrawn' then s.outcome_on end"
            ).write(round, event, tx)
            try RegisterOutcome().apply(round, event, tx)
        }
    }

    /// The units first. Then nobody can offer them to anyone else, and it is known whose they are: citizens who have, or
    /// had, an allocation of one of them, and those the file names, whose other allocations it may touch.
    private func lock(_ tx: Transaction) throws {
        try tx.lockUnits(in: "select unit_id from matched where unit_id is not null")
        try tx.lockCitizens(
            in: """
                select a.citizen_id from matched m join allocation_version a on a.received_unit_id = m.unit_id
                union
                select i.citizen_id from staged s join identity i on i.register_hash = s.citizen_hash
                """)
    }

    /// What a file has no column for stays as it is known, where the row tells of the same allocation and subsidy.
    private func keepAbsent(_ columns: Set<String>, _ tx: Transaction) throws {
        var kept: [Statement] = []
        for (column, known) in [
            ("maalgruppe", "target_group"), ("hjemloes", "homeless"), ("hjemloes_kategori", "homeless_category"),
            ("indflyttet", "moved_in_on"),
        ] where !columns.contains(column) {
            kept.append("\(unescaped: known) = o.\(unescaped: known)")
        }
        if !columns.contains("tilskud") {
            kept.append("scheme = o.scheme, amount = o.amount, starts_on = o.starts_on, ends_on = o.ends_on")
        } else if !columns.contains("tilskud_til") {
            kept.append("ends_on = case when s.scheme = o.scheme then o.ends_on end")
        }
        guard !kept.isEmpty else { return }
        try tx.execute(
            """
            update staged s set \(fragment: kept.joined(separator: ", "))
            from matched m \(fragment: RegisterOutcome().join(of: "m.unit_id"))
            where m.row = s.row and m.unit_id is not null and s.outcome = 'allocated'
              and (o.register_hash = s.citizen_hash or o.forgotten)
            """)
    }

    /// A register adds the associations it meets, by number; whoever runs the service gives them names.
    private func addAssociations(_ tx: Transaction) throws {
        try tx.execute(
            """
            insert into association (number, key)
            select distinct on (association_key) association, association_key from staged order by association_key, row
            on conflict (key) do nothing
            """)
    }

    private func nameAssociations(_ event: Event, _ tx: Transaction) throws {
        try tx.begin(
            .association, of: "a.id", event,
            from: """
                association a where not exists (select from association_version v where v.association_id = a.id)
                """,
            set: ["name": "a.number"])
    }
}
