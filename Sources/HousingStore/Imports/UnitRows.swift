import Housing
import HousingAPI
import Postgres

/// Rows of `units`: staged by COPY, matched with what is known, then applied by a few statements over all of them.
///
/// `staged` has what the file says, row by row. `matched` says of each row which receipt it is of (`unit_id`), whether it
/// is added, changed or unchanged, and its round: rows that repeat a key wait for the round of the row before them. It is
/// narrow, because it is joined and sorted, and the facts are only fetched when they are written.
struct UnitRows: RowStore {
    typealias Value = Unit

    func stage(_ file: some Importable<Unit>, _ tx: Transaction) throws -> ImportKnowledge {
        try stage(more: [], tx) { writer in
            try file.rows { row in try writer(row.row, row.value, []) }
        }
        try match(tx)
        try tx.lockUnits(in: "select unit_id from matched where unit_id is not null")
        try classify(file.columns, outcome: nil, tx)
        return ImportKnowledge(
            receipts: try receipts(tx), unchanged: try unchanged(tx),
            contested: (try UnitChanges(columns: file.columns).contested(tx) + belowSubsidies(where: "true", tx))
                .sorted { $0.row < $1.row },
            missing: try file.association.map { try missing($0, tx) } ?? [])
    }

    /// Rows that lower a rent below what subsidies pay on some day from today to who lives there.
    ///
    /// - Parameter condition: which of the rows (`m`, `s`) leave those subsidies as they are.
    func belowSubsidies(where condition: Statement, _ tx: Transaction) throws -> [ContestedValue] {
        let today: Day = try tx.row("select today() as day")["day"]
        return try tx.rows(
            """
            select m.row, m.unit_id, s.rent from matched m join staged s on s.row = m.row
            join received_unit_version v on v.received_unit_id = m.unit_id and v.known_until = 'infinity'
            where m.class = 'changed' and s.rent < v.rent and \(fragment: condition) and exists (
              select from allocation_version l join subsidy_version y on y.allocation_id = l.allocation_id
                and y.known_until = 'infinity' and not y.undone and (y.ends_on is null or y.ends_on >= today())
              where l.received_unit_id = m.unit_id and l.known_until = 'infinity' and holds_unit(l.state))
            order by m.row
            """
        ).compactMap { row in
            let above = try tx.subsidies(of: UnitNumber(try row["unit_id"])).above(rent: try row["rent"], from: today)
            return try above.map {
                ContestedValue(row: try row["row"], column: "husleje", .subsidies($0.sum, on: $0.day))
            }
        }
    }

    /// Keys of the association's last list that are open still, and not in this one.
    private func missing(_ association: String, _ tx: Transaction) throws -> [String] {
        // The few that the list lacks first: the planner does not know how long a list is, and would walk through all rows of
        // the file for each of its units.
        try tx.rows(
            """
            with lacking as materialized (
              select received_unit_id
              from association_list l join association a on a.id = l.association_id, unnest(l.units) received_unit_id
              where a.key = \(foldedKey(association)) and received_unit_id not in (
                select unit_id from matched where unit_id is not null)
            )
            select u.association, u.department, u.tenancy, u.received_on
            from lacking l join received_unit_now u on u.id = l.received_unit_id
            where u.state = 'open' order by u.id
            """
        ).map { row in
            let day: Day = try row["received_on"]
            return "\(try row["association", as: String.self])/\(try row["department", as: String.self])/"
                + "\(try row["tenancy", as: String.self])/\(day)"
        }
    }

    func remember(_ tx: Transaction) throws {
        try tx.execute(
            """
            insert into association_list (association_id, units)
            select association_id, array_agg(distinct unit_id order by unit_id) from matched
            where unit_id is not null and association_id is not null group by association_id
            on conflict (association_id) do update set units = excluded.units
            """)
    }

    func typed(_ file: some Importable<Unit>, _ tx: Transaction) throws -> (listing: Listing, id: Int)? {
        try tx.optionalRow("select unit_id from matched where unit_id is not null order by row limit 1").map {
            (.units, try $0["unit_id"])
        }
    }

    func changes(
        _ file: some Importable<Unit>, without left: RowSet, _ tx: Transaction, _ body: (RowChange) throws -> Void
    ) throws {
        try UnitChanges(columns: file.columns).tell(without: left, tx, body)
    }

    func apply(_ file: some Importable<Unit>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    {
        try UnitChanges(columns: file.columns).keepRepeated(without: left, event, tx)
        return try rounds(without: left, outcome: nil, columns: file.columns, tx) { round in
            try UnitVersions(columns: file.columns, withdrawn: nil).write(round, event.part(round.number), tx)
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
        more: [(name: String, type: String)], _ tx: Transaction,
        _ body: ((Int, Unit, [any PostgresEncodable]) throws -> Void) throws -> Void
    ) throws {
        let keys = [
            ("row", "int"), ("association", "text"), ("association_key", "text"), ("department", "text"),
            ("department_key", "text"), ("tenancy", "text"), ("tenancy_key", "text"), ("received_on", "date"),
        ]
        let columns = keys + UnitFact.all.map { ($0.column, $0.type) } + more.map { ($0.name, $0.type) }
        try tx.execute(
            """
            create temp table staged (\(unescaped: columns.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))
            on commit drop
            """)
        try tx.copy(into: "staged", columns: columns.map(\.0)) { copy in
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
        try tx.execute("analyze staged (row, association_key, department_key, tenancy_key, received_on)")
    }

    /// Makes `known`, every receipt of the file's dwellings, and `matched`, with the receipt each row is of and the rounds.
    func match(_ tx: Transaction) throws {
        try tx.execute(
            """
            create temp table known on commit drop as
            select u.* from (
              select distinct d.id, s.tenancy_key from staged s join association a on a.key = s.association_key
              join department d on d.association_id = a.id and d.key = s.department_key) m
            join received_unit u on u.department_id = m.id and u.tenancy_key = m.tenancy_key
            """)
        try tx.execute("analyze known")
        try tx.execute(
            """
            create temp table matched on commit drop as
            select s.row, a.id as association_id, d.id as department_id, s.tenancy_key, s.received_on,
              u.id as unit_id, 1 as round, true as taken, 'added' as class
            from staged s
            left join association a on a.key = s.association_key
            left join department d on d.association_id = a.id and d.key = s.department_key
            left join known u on u.department_id = d.id and u.tenancy_key = s.tenancy_key and u.received_on = s.received_on
            """)
        try tx.execute("analyze matched")
        let repeats = try tx.execute(
            """
            select from staged group by association_key, department_key, tenancy_key, received_on having count(*) > 1 limit 1
            """)
        guard repeats > 0 else { return }
        try tx.execute(
            """
            update matched m set round = n.round
            from (select row, row_number() over (
                    partition by association_key, department_key, tenancy_key, received_on order by row) as round
                  from staged) n
            where n.row = m.row and n.round > 1
            """)
        try tx.execute("analyze matched (round)")
    }

    /// Says of the rows that are of a known receipt whether they change it.
    ///
    /// - Parameters:
    ///   - outcome: for a register, the comparison of what became of the unit.
    ///   - round: only the rows of that round; of all when nil.
    func classify(_ columns: Set<String>, outcome: RegisterOutcome?, round: Int? = nil, _ tx: Transaction) throws {
        let present = UnitFact.all.filter { columns.contains($0.file) }.map(\.column)
        // A row has at least one column: a file may have none of a unit's facts.
        let known: Statement = "\(unescaped: (["0"] + present.map { "v.\($0)" }).joined(separator: ", "))"
        let said: Statement = "\(unescaped: (["0"] + present.map { "s.\($0)" }).joined(separator: ", "))"
        let same: Statement = outcome.map { " and \(fragment: $0.same)" } ?? ""
        let join: Statement = outcome.map { $0.join(of: "v.received_unit_id") } ?? ""
        let only: Statement = round.map { "and m.round = \($0) and m.taken" } ?? ""
        try tx.execute(
            """
            update matched set class = c.class from (
              select m.row, case when (\(fragment: known)) is not distinct from (\(fragment: said))\(fragment: same)
                then 'unchanged' else 'changed' end as class
              from matched m join staged s on s.row = m.row
              join received_unit_version v on v.received_unit_id = m.unit_id and v.known_until = 'infinity'
              \(fragment: join)
              where m.unit_id is not null \(fragment: only)
            ) c where c.row = matched.row
            """)
        try tx.execute("analyze matched (unit_id, class)")
    }

    func unchanged(_ tx: Transaction) throws -> RowSet {
        var rows = RowSet()
        try tx.forEach("select row from matched where class = 'unchanged'") { rows.insert(try $0["row"]) }
        return rows
    }

    /// What is known of the file's dwellings.
    private func receipts(_ tx: Transaction) throws -> [KnownReceipt] {
        var receipts: [KnownReceipt] = []
        receipts.reserveCapacity(try tx.row("select count(*) from known")["count"])
        // Read row by row, so that they are not in memory twice.
        try tx.forEach(
            """
            select a.number as association, d.number as department, u.tenancy, u.received_on, v.rent,
              v.withdrawn_on is null
              and not exists (select from unit_return_version r where r.received_unit_id = u.id
                              and r.known_until = 'infinity' and not r.undone)
              and not exists (select from allocation_version l where l.received_unit_id = u.id
                              and l.known_until = 'infinity' and is_allocated(l.state)) as open
            from known u join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
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
        without left: RowSet, outcome: RegisterOutcome?, columns: Set<String>, _ tx: Transaction,
        _ body: (Round) throws -> Void
    ) throws -> ImportCounts {
        if !left.isEmpty {
            try tx.execute("create temp table left_out (row int) on commit drop")
            try tx.copy(into: "left_out", columns: ["row"]) { copy in for row in left { try copy.row(row) } }
            try tx.execute("update matched set taken = false from left_out l where l.row = matched.row")
        }
        try UnitIdentities().make(tx)
        var counts = ImportCounts()
        let last: Int = try tx.row("select coalesce(max(round), 0) as last from matched where taken")["last"]
        for round in stride(from: 1, through: last, by: 1) {
            // A later row of the same key is compared with what the round before it wrote.
            if round > 1 { try classify(columns, outcome: outcome, round: round, tx) }
            var said = Round(number: round)
            for row in try tx.rows(
                "select class, count(*) from matched where taken and round = \(round) group by class")
            {
                let count: Int = try row["count"]
                switch try row["class", as: String.self] {
                case "added": said.added = count
                case "changed": said.changed = count
                default: counts.unchanged += count
                }
            }
            counts.added += said.added
            counts.changed += said.changed
            try body(said)
        }
        return counts
    }
}

/// The rows of a file that can be applied together: no two of one unit.
struct Round {
    /// From 1.
    let number: Int
    var added = 0
    var changed = 0
}
