import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// A version that forgets a column loses what was known: the catalog says what there is.
@Suite struct VersionTableTests {
    @Test("every column of every table of versions stands in its description, with its type")
    func columns() async throws {
        try await TestStore.with { test in
            let rows = try await test.store.read { tx in
                try tx.rows(
                    """
                    select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
                    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname like '%\\_version'
                      and a.attgenerated = ''
                    order by c.relname, a.attnum
                    """
                ).map {
                    (
                        try $0["name", as: String.self], try $0["column", as: String.self],
                        try $0["type", as: String.self]
                    )
                }
            }
            let known = Dictionary(grouping: rows, by: \.0)
            #expect(Set(known.keys) == Set(VersionTable.all.map(\.name)))
            for table in VersionTable.all {
                let own = [table.key, "known_from", "known_until"] + (table.hasEvent ? ["event_id"] : [])
                let facts = Dictionary(table.facts.map { ($0.key, $0.value) }) { first, _ in first }
                let columns = known[table.name] ?? []
                #expect(
                    Set(columns.map(\.1)) == Set(own).union(facts.keys), "\(table.name)")
                for (_, column, type) in columns where facts[column] != nil {
                    #expect(type == (facts[column] == "int" ? "integer" : facts[column]), "\(table.name).\(column)")
                }
            }
        }
    }

    @Test("a step that follows nothing is an error, and so is a column that is none")
    func nothingToFollow() async throws {
        try await TestStore.with { test in
            for (id, facts) in [(99, ["rent": "1"] as NewFacts), (1, ["rnt": "1"])] {
                await #expect {
                    try await test.store.write(test.act()) { tx in
                        let event = try tx.event(test.act())
                        try tx.follow(.unit, of: id, event, set: facts)
                        return true
                    }
                } throws: { ($0 as? Problem)?.kind == .fault }
            }
        }
    }

    @Test("what one write makes is known from one instant, and that is after its locks")
    func oneInstant() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive([unit("1")])
            let before = try await test.store.pool.transaction { tx in
                try tx.lock(unit: UnitNumber(1))
                let before = try tx.row("select clock_timestamp() as at")["at", as: Timestamp.self]
                return before
            }
            _ = try await test.store.withdrawUnit(test.act("w"), "U-1", .init(on: nil), today: test.today)
            let row = try await test.store.read { tx in
                try tx.row(
                    """
                    select v.known_from, v.known_from = e.at as is_events, o.known_until = v.known_from as is_chain
                    from received_unit_version v join event e on e.id = v.event_id
                    join received_unit_version o on o.received_unit_id = 1 and o.known_until <> 'infinity'
                    where v.known_until = 'infinity'
                    """)
            }
            #expect(try row["known_from", as: Timestamp.self] > before)
            #expect(try row["is_events", as: Bool.self] && row["is_chain", as: Bool.self])
        }
    }
}
