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
