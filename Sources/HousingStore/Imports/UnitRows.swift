import Housing
import Postgres

/// A fact of a unit: its column, and the column of the file that states it.
struct UnitFact: Sendable {
    let column: String
    let file: String
    let type: String

    /// In the order of `stage`.
    static let all: [UnitFact] = [
        UnitFact(column: "unit_type", file: "boligtype", type: "text"),
        UnitFact(column: "rent", file: "husleje", type: "bigint"),
        UnitFact(column: "room_tenths", file: "vaerelser", type: "int"),
        UnitFact(column: "area_tenths", file: "areal", type: "int"),
        UnitFact(column: "address", file: "adresse", type: "text"),
        UnitFact(column: "postcode", file: "postnr", type: "text"),
        UnitFact(column: "town", file: "by", type: "text"),
        UnitFact(column: "address_id", file: "adresse_id", type: "uuid"),
        UnitFact(column: "heat_on_account", file: "aconto_varme", type: "bigint"),
        UnitFact(column: "water_on_account", file: "aconto_vand", type: "bigint"),
        UnitFact(column: "electricity_on_account", file: "aconto_el", type: "bigint"),
        UnitFact(column: "heating", file: "varme", type: "text"),
        UnitFact(column: "hot_water", file: "varmt_vand", type: "text"),
        UnitFact(column: "electricity", file: "el", type: "text"),
        UnitFact(column: "water", file: "vand", type: "text"),
        UnitFact(column: "maintenance", file: "vedligeholdelse", type: "text"),
        UnitFact(column: "deposit", file: "indskud", type: "bigint"),
        UnitFact(column: "available_from", file: "ledig_fra", type: "date"),
        UnitFact(column: "answer_by", file: "svarfrist", type: "date"),
    ]
}

/// Rows of `units`: staged by COPY, then one set-based upsert of versions a round. A round takes the rows that are the
/// first of their key in the file; a second row with the same key waits for the next.
struct UnitRows: RowStore {
    func stage(_ task: ImportTask<Unit>, _ tx: Transaction) throws -> ImportKnowledge {
        try stage(task.columns, more: [], tx) { writer in
            try task.rows { row in try writer(row.row, row.value, []) }
        }
        try match(task.columns, outcome: nil, tx)
        return ImportKnowledge(receipts: try receipts(tx), unchanged: try unchanged(tx))
    }

    func apply(_ task: ImportTask<Unit>, without left: Set<Int>, event: Int, _ tx: Transaction) throws -> ImportCounts {
        try rounds(without: left, outcome: nil, columns: task.columns, tx) { round in
            try upsert(
                round, task.columns, withdrawn: (changed: "old.withdrawn_on", added: "null::date"), event: event, tx)
        }
    }

    func lateness(today: Day) -> Statement {
        """
        select association_id, count(*) as rows, sum(greatest(\(today)::date - received_on, 0)) as days,
          max(greatest(\(today)::date - received_on, 0)) as most
        from matched where taken and round = 1 and class = 'added' group by association_id
        """
    }

    /// Copies rows to the table `staged`; `more` are columns beside the unit's own.
    func stage(
        _ columns: Set<String>, more: [(name: String, type: String)], _ tx: Transaction,
        _ body: ((Int, Unit, [any PostgresEncodable]) throws -> Void) throws -> Void
    ) throws {
        let facts = UnitFact.all.map { "\($0.column) \($0.type)" } + more.map { "\($0.name) \($0.type)" }
        try tx.execute(
            """
            create temp table staged (row int, association text, association_key text, department text, department_key text,
              tenancy text, tenancy_key text, received_on date, \(unescaped: facts.joined(separator: ", "))) on commit drop
            """)
        let names =
            [
                "row", "association", "association_key", "department", "department_key", "tenancy", "tenancy_key",
                "received_on",
            ]
            + UnitFact.all.map(\.column) + more.map(\.name)
        try tx.copy(into: "staged", columns: names) { copy in
            try body { row, unit, others in
                copy.begin(
                    row, unit.association, foldedKey(unit.association), unit.department, foldedKey(unit.department),
                    unit.tenancy, foldedKey(unit.tenancy), unit.receivedOn, unit.type, unit.rent, unit.roomTenths,
                    unit.areaTenths, unit.address, unit.postcode, unit.town, unit.addressID, unit.heatOnAccount,
                    unit.waterOnAccount, unit.electricityOnAccount, unit.heating, unit.hotWater, unit.electricity,
                    unit.water, unit.maintenance, unit.deposit, unit.availableFrom, unit.answerBy)
                try copy.row(others)
            }
        }
        // Only what is joined: the planner does not look at the rest, and sampling wide rows takes as long as a join.
        try tx.execute("analyze staged (association_key, department_key, tenancy_key, received_on)")
    }

    /// Makes `matched`: each staged row with the receipt it is of, its place among rows of the same key, and whether it
    /// is added, changed or unchanged.
    ///
    /// - Parameter outcome: for a register, the comparison of what became of the unit.
    func match(_ columns: Set<String>, outcome: RegisterOutcome?, _ tx: Transaction) throws {
        try tx.execute(
            """
            create temp table matched on commit drop as
            select s.*, true as taken, a.id as association_id, d.id as department_id, u.id as unit_id,
              row_number() over (partition by s.association_key, s.department_key, s.tenancy_key, s.received_on order by s.row)
                as round,
              \(fragment: classification(columns, outcome)) as class
            from staged s
            left join association a on a.key = s.association_key
            left join department d on d.association_id = a.id and d.key = s.department_key
            left join received_unit u on u.department_id = d.id and u.tenancy_key = s.tenancy_key
              and u.received_on = s.received_on
            left join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            \(fragment: outcome?.join ?? "")
            """)
        try tx.execute(
            """
            analyze matched (row, taken, round, class, association_id, department_id, unit_id, department_key, tenancy_key,
              received_on)
            """)
    }

    /// `added`, `changed` or `unchanged`, from the current version `v` of the row `s`.
    private func classification(_ columns: Set<String>, _ outcome: RegisterOutcome?) -> Statement {
        let present = UnitFact.all.filter { columns.contains($0.file) }.map(\.column)
        let known: Statement = "\(unescaped: present.map { "v.\($0)" }.joined(separator: ", "))"
        let said: Statement = "\(unescaped: present.map { "s.\($0)" }.joined(separator: ", "))"
        let same: Statement = outcome.map { " and \(fragment: $0.same)" } ?? ""
        return """
            case when v.received_unit_id is null then 'added'
                 when (\(fragment: known)) is not distinct from (\(fragment: said))\(fragment: same) then 'unchanged'
                 else 'changed' end
            """
    }

    func unchanged(_ tx: Transaction) throws -> Set<Int> {
        Set(try tx.rows("select row from matched where class = 'unchanged'").map { try $0["row"] })
    }

    /// What is known of the file's dwellings.
    private func receipts(_ tx: Transaction) throws -> [KnownReceipt] {
        var receipts: [KnownReceipt] = []
        // As they come, so that they are not held twice.
        try tx.forEach(
            """
            select a.number as association, d.number as department, u.tenancy, u.received_on, v.rent,
              v.withdrawn_on is null
              and not exists (select from unit_return_version r where r.received_unit_id = u.id
                              and r.known_until = 'infinity' and not r.undone)
              and not exists (select from allocation_version l where l.received_unit_id = u.id
                              and l.known_until = 'infinity' and l.state in ('accepted', 'moved_in')) as open
            from (select distinct department_id, tenancy_key from matched where department_id is not null) m
            join received_unit u on u.department_id = m.department_id and u.tenancy_key = m.tenancy_key
            join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            join department d on d.id = u.department_id join association a on a.id = d.association_id
            """
        ) { row in
            receipts.append(
                KnownReceipt(
                    association: try row["association"], department: try row["department"], tenancy: try row["tenancy"],
                    receivedOn: try row["received_on"], rent: try row["rent"], isOpen: try row["open"]))
        }
        return receipts
    }

    /// Applies the rows round by round and counts them; `body` applies one round.
    func rounds(
        without left: Set<Int>, outcome: RegisterOutcome?, columns: Set<String>, _ tx: Transaction,
        _ body: (Int) throws -> Void
    ) throws -> ImportCounts {
        if !left.isEmpty {
            try tx.execute("update matched set taken = false where row = any(\(Array(left))::int[])")
        }
        try makeIdentities(tx)
        var counts = ImportCounts()
        let last: Int = try tx.row("select coalesce(max(round), 0) as last from matched where taken")["last"]
        for round in stride(from: 1, through: last, by: 1) {
            // The round before has changed what a later row of the same key is compared with.
            if round > 1 { try reclassify(round, columns, outcome, tx) }
            for row in try tx.rows(
                "select class, count(*) from matched where taken and round = \(round) group by class")
            {
                let count: Int = try row["count"]
                switch try row["class", as: String.self] {
                case "added": counts.added += count
                case "changed": counts.changed += count
                default: counts.unchanged += count
                }
            }
            try body(round)
        }
        return counts
    }

    private func reclassify(_ round: Int, _ columns: Set<String>, _ outcome: RegisterOutcome?, _ tx: Transaction) throws
    {
        try tx.execute(
            """
            update matched m set unit_id = u.id, class = \(fragment: classification(columns, outcome))
            from matched s
            join association a on a.key = s.association_key
            join department d on d.association_id = a.id and d.key = s.department_key
            join received_unit u on u.department_id = d.id and u.tenancy_key = s.tenancy_key and u.received_on = s.received_on
            left join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            \(fragment: outcome?.join ?? "")
            where s.row = m.row and s.round = \(round) and s.taken
            """)
    }

    /// Departments and receipts met for the first time, numbered in the order received.
    private func makeIdentities(_ tx: Transaction) throws {
        try tx.execute(
            """
            insert into department (association_id, number, key)
            select distinct on (association_id, department_key) association_id, department, department_key
            from matched where taken and department_id is null order by association_id, department_key, row
            """)
        try tx.execute(
            """
            insert into received_unit (department_id, tenancy, tenancy_key, received_on)
            select d.id, m.tenancy, m.tenancy_key, m.received_on
            from (select distinct on (association_id, department_key, tenancy_key, received_on) * from matched
                  where taken and unit_id is null
                  order by association_id, department_key, tenancy_key, received_on, row) m
            join department d on d.association_id = m.association_id and d.key = m.department_key
            order by m.received_on, m.row
            """)
    }

    /// Versions of one round's units: a changed one is closed and followed, an added one begins.
    ///
    /// - Parameter withdrawn: where the day of withdrawal comes from, for a changed and an added row.
    func upsert(
        _ round: Int, _ columns: Set<String>, withdrawn: (changed: Statement, added: Statement), event: Int,
        _ tx: Transaction
    ) throws {
        let all: Statement = "\(unescaped: UnitFact.all.map(\.column).joined(separator: ", "))"
        let merged: Statement = """
            \(unescaped: UnitFact.all.map { columns.contains($0.file) ? "m.\($0.column)" : "old.\($0.column)" }
                .joined(separator: ", "))
            """
        try tx.execute(
            """
            with old as (
              update received_unit_version v set known_until = greatest(now(), v.known_from + interval '1 microsecond')
              from matched m where m.taken and m.round = \(round) and m.class = 'changed'
                and v.received_unit_id = m.unit_id and v.known_until = 'infinity'
              returning v.*, m.row as staged_row
            )
            insert into received_unit_version (received_unit_id, \(fragment: all), withdrawn_on, known_from, event_id)
            select old.received_unit_id, \(fragment: merged), \(fragment: withdrawn.changed), old.known_until, \(event)::bigint
            from old join matched m on m.row = old.staged_row
            """)
        try tx.execute(
            """
            insert into received_unit_version (received_unit_id, \(fragment: all), withdrawn_on, event_id)
            select u.id, \(unescaped: UnitFact.all.map { "m.\($0.column)" }.joined(separator: ", ")),
              \(fragment: withdrawn.added), \(event)::bigint
            from matched m
            join department d on d.association_id = m.association_id and d.key = m.department_key
            join received_unit u on u.department_id = d.id and u.tenancy_key = m.tenancy_key and u.received_on = m.received_on
            where m.taken and m.round = \(round) and m.class = 'added'
            """)
    }
}
