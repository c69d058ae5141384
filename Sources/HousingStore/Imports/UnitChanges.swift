import Housing
import Postgres

extension UnitFact {
    /// A value as PostgreSQL writes it, as it is told to people and programs.
    func value(_ text: String?) -> FactValue { FactValue(text, type) }
}

extension ToldFact {
    /// A value likewise; a person's key is kept as a hash only, of which nothing can be told but that it is another.
    func value(_ text: String?) -> FactValue { type == "bytea" ? .unknown : FactValue(text, type) }
}

extension FactValue {
    fileprivate init(_ text: String?, _ type: String) {
        guard let text else {
            self = .unknown
            return
        }
        switch type {
        case "bigint": self.init(Int(text).map { Money(ore: $0) })
        case "int": self = Int(text).map { FactValue(tenths: $0) } ?? .unknown
        case "boolean": self = .flag(text == "t")
        default: self = .text(text)
        }
    }
}

/// What rows change of what is known of their units, and what speaks against them.
struct UnitChanges {
    private let facts: [UnitFact]

    /// - Parameter columns: the names of those the file has.
    init(columns: Set<String>) { facts = UnitFact.all.filter { columns.contains($0.file) } }

    private var columns: Set<String> { Set(facts.map(\.file)) }

    /// Every change in the order of the file; of rows that repeat a key the first's.
    ///
    /// - Parameters:
    ///   - outcomes: what else a row states, in the columns the file has; `source` is where its known values are.
    func tell(
        without left: RowSet, and outcomes: [ToldFact] = [], from source: Statement = "", _ tx: Transaction,
        _ body: (RowChange) throws -> Void
    ) throws {
        let told = facts.map { ToldFact($0.file, $0.type, known: "v.\($0.column)", said: "s.\($0.column)") } + outcomes
        guard !told.isEmpty else { return }
        // What is the same is told by neither side: most of a row is, and need not be written and read.
        let columns = told.map { fact in
            let isOther = "\(fact.known) is distinct from \(fact.said)"
            return "case when \(isOther) then \(fact.known) end, case when \(isOther) then \(fact.said) end"
        }.joined(separator: ", ")
        try tx.forEach(
            """
            select m.row, \(unescaped: columns) from matched m join staged s on s.row = m.row
            join received_unit_version v on v.received_unit_id = m.unit_id and v.known_until = 'infinity'
            \(fragment: source) where m.class = 'changed' and m.round = 1 order by m.row
            """
        ) { row in
            let number: Int = try row["row"]
            guard !left.contains(number) else { return }
            for (index, fact) in told.enumerated() {
                let (old, new) = (row.text(at: 1 + 2 * index), row.text(at: 2 + 2 * index))
                guard old != new else { continue }
                try body(RowChange(row: number, column: fact.file, old: fact.value(old), new: fact.value(new)))
            }
        }
    }

    /// What a hand or a later file said against the rows. Nothing can, where no hand was ever at the unit and no earlier
    /// version says what the row does.
    func contested(_ tx: Transaction) throws -> [ContestedValue] {
        var contested: [ContestedValue] = []
        let returns = facts.map { fact in
            "c.\(fact.column) is distinct from s.\(fact.column) and w.\(fact.column) is not distinct from s.\(fact.column)"
        }
        guard !returns.isEmpty else { return [] }
        // Apart, for most units have one version: of those nothing is joined.
        try forEach(
            """
            select m.row from matched m join received_unit_version w on w.received_unit_id = m.unit_id
            where m.class = 'changed' and not exists (
              select from import_file g where g.event_id = w.event_id and not \(fragment: isTyped("g.event_id")))
            union
            select m.row from matched m
            join received_unit_version w on w.received_unit_id = m.unit_id and w.known_until <> 'infinity'
            join received_unit_version c on c.received_unit_id = m.unit_id and c.known_until = 'infinity'
            join staged s on s.row = m.row
            where m.class = 'changed' and (\(unescaped: returns.joined(separator: " or ")))
            """, tx
        ) { row in contested += FactHistory(row.versions).contested(by: row.said, row: row.number, columns: columns) }
        return contested
    }

    /// Keeps of which values that a hand entered the rows say the same, before they are applied. Rows left out say nothing,
    /// but those that change nothing do.
    func keepRepeated(without left: RowSet, _ event: Event, _ tx: Transaction) throws {
        var found: [(unit: Int, columns: [String])] = []
        try forEach(
            """
            select distinct m.row from matched m join received_unit_version w on w.received_unit_id = m.unit_id
            where w.event_id in (
              select event_id from step
              union all select f.event_id from import_file f where \(fragment: isTyped("f.event_id")))
            """, tx
        ) { row in
            guard row.isUnchanged || !left.contains(row.number) else { return }
            let repeated = FactHistory(row.versions).repeated(by: row.said, columns: columns)
            if !repeated.isEmpty { found.append((row.unit, repeated)) }
        }
        for (unit, repeated) in found {
            try tx.execute(
                """
                insert into unit_value_repeated (received_unit_id, known_from, "column", event_id)
                select v.received_unit_id, v.known_from, c, \(event.id)::bigint
                from received_unit_version v cross join unnest(\(repeated)::text[]) c
                where v.received_unit_id = \(unit) and v.known_until = 'infinity' and not \(fragment: isTyped("\(event.id)"))
                on conflict do nothing
                """)
        }
    }

    /// The columns of which files said what stood, by version; few, for only values of hands are of interest.
    static let repeated: Statement = """
        select received_unit_id, known_from, array_agg("column") as repeated from unit_value_repeated
        group by received_unit_id, known_from
        """

    /// A row, and what was known of its unit.
    private struct RowHistory {
        let number: Int
        let unit: Int
        let isUnchanged: Bool
        let said: [(column: String, value: FactValue)]
        /// Oldest first.
        var versions: [FactVersion] = []
    }

    /// The rows of known units, in the order of the file, each with its unit's versions.
    ///
    /// - Parameter wanted: asks for the rows of interest. Most are of none, and those are left out before anything is joined.
    private func forEach(
        _ wanted: Statement, _ tx: Transaction, _ body: (RowHistory) throws -> Void
    ) throws {
        guard !facts.isEmpty else { return }
        var open: RowHistory?
        try tx.forEach(
            """
            with told as materialized (\(fragment: wanted))
            select m.row, v.known_from, v.event_id, f.id as file, \(fragment: columns("v")), \(fragment: columns("s")),
              t.undoes, a.repeated, m.unit_id, m.class = 'unchanged' as is_unchanged, \(fragment: columnsTyped("v"))
            from told join matched m on m.row = told.row join staged s on s.row = m.row
            join received_unit_version v on v.received_unit_id = m.unit_id
            \(fragment: fileThatSaid("v")) left join step t on t.event_id = v.event_id
            left join (\(fragment: UnitChanges.repeated)) a
              on a.received_unit_id = v.received_unit_id and a.known_from = v.known_from
            order by m.row, v.known_from
            """
        ) { row in
            let number: Int = try row["row"]
            if open?.number != number {
                if let open { try body(open) }
                open = RowHistory(
                    number: number, unit: try row["unit_id"], isUnchanged: try row["is_unchanged"],
                    said: facts.enumerated().map { ($1.file, $1.value(row.text(at: 4 + facts.count + $0))) })
            }
            let file: Int? = try row["file"]
            let since: Timestamp = try row["known_from"]
            open?.versions.append(
                FactVersion(
                    facts.enumerated().map { ($1.file, $1.value(row.text(at: 4 + $0))) },
                    source: try file.map { .file($0) } ?? .hand(try row["event_id"]),
                    since: Instant(microseconds: since.microseconds), undoes: try row["undoes"],
                    repeated: Set(try row["repeated", as: [String]?.self] ?? []), told: try row.typedColumns))
        }
        if let open { try body(open) }
    }

    /// Rows of a register that would make a second receipt of a dwelling that stands already on a day the register does
    /// not have: its day may have been corrected.
    func otherDays(_ tx: Transaction) throws -> [ContestedValue] {
        var found: [ContestedValue] = []
        try tx.forEach(
            """
            select m.row, max(k.received_on) as standing from matched m
            join known k on k.department_id = m.department_id and k.tenancy_key = m.tenancy_key
            where m.class = 'added' and m.unit_id is null and m.round = 1 and not exists (
              select from matched o where o.unit_id = k.id)
            group by m.row order by m.row
            """
        ) { row in
            found.append(
                ContestedValue(row: try row["row"], column: "modtaget", .receivedOn(try row["standing"])))
        }
        return found
    }

    private func columns(_ table: String) -> Statement {
        "\(unescaped: facts.map { "\(table).\($0.column)" }.joined(separator: ", "))"
    }
}
