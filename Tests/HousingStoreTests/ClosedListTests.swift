import Housing
import HousingStore
import Postgres
import Testing

/// The closed lists that rules branch on stand in Swift and in the database; they say the same.
@Suite struct ClosedListTests {
    private static let lists: [(table: String, codes: [String])] = [
        ("unit_type", UnitType.allCases.map(\.rawValue)), ("inclusion", Inclusion.allCases.map(\.rawValue)),
        ("maintenance", Maintenance.allCases.map(\.rawValue)), ("return_reason", ReturnReason.allCases.map(\.rawValue)),
        ("target_group", TargetGroup.allCases.map(\.rawValue)),
        ("homeless_category", HomelessCategory.allCases.map(\.rawValue)), ("scheme", Scheme.allCases.map(\.rawValue)),
        ("supply_kind", SupplyKind.allCases.map(\.rawValue)),
        ("answer_reason", AnswerReason.allCases.map(\.rawValue)), ("job", JobName.allCases.map(\.rawValue)),
    ]

    @Test("enum and table are equal")
    func equal() async throws {
        try await TestStore.with { test in
            for list in Self.lists {
                let rows = try await test.store.read { tx in
                    try tx.rows("select code from \(identifier: list.table)").map { try $0["code", as: String.self] }
                }
                #expect(rows.sorted() == list.codes.sorted(), "\(list.table)")
            }
        }
    }

    private static let checks: [(constraint: String, codes: [String])] = [
        ("received_unit_type", UnitType.allCases.map(\.rawValue)),
        ("subsidy_terms_unit_type", UnitType.allCases.map(\.rawValue)),
        ("received_unit_heating_code", Inclusion.allCases.map(\.rawValue)),
        ("received_unit_hot_water_code", Inclusion.allCases.map(\.rawValue)),
        ("received_unit_electricity_code", Inclusion.allCases.map(\.rawValue)),
        ("received_unit_water_code", Inclusion.allCases.map(\.rawValue)),
        ("received_unit_maintenance_code", Maintenance.allCases.map(\.rawValue)),
    ]

    @Test("enum and check are equal", arguments: checks)
    func checked(constraint: String, codes: [String]) async throws {
        try await TestStore.with { test in
            let said: String = try await test.store.read { tx in
                try tx.row("select pg_get_constraintdef(oid) as said from pg_constraint where conname = \(constraint)")[
                    "said"]
            }
            #expect(said.matches(of: /'([a-z_]+)'/).map { String($0.1) }.sorted() == codes.sorted(), "\(said)")
        }
    }

    @Test("the daemon's role can neither change a fact in place, delete history, nor touch the schema")
    func daemonIsBound() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            for statement: Statement in [
                "update association_version set name = 'x'", "delete from association_version", "delete from event",
                "update event set actor = 'x'", "drop table event", "alter table event add column x int",
                "truncate received_unit_version", "update seal set floor = 0", "delete from seal",
                "update allocation_version set state = 'moved_in'",
            ] {
                await #expect { try await test.store.pool.transaction { tx in try tx.execute(statement) } } throws: {
                    ($0 as? PostgresError)?.kind == .insufficientPrivilege
                }
            }
        }
    }
}
