import Postgres
import Schema
import TestDatabase
import Testing

/// M0016 forbids a unit held and returned at once, and mends those that were.
@Suite struct TakenMigrationTests {
    @Test("the return of a unit that is held is undone, kept with its history; every other stands")
    func mended() async throws {
        try await TestDatabase.with(empty: true) { database in
            let owner = try await Connection.connect(database.owner)
            defer { owner.close() }
            _ = try await Migrations(Array(Schema.migrations.prefix { $0.name < "M0014" })).apply(on: owner)
            try await owner.script(
                """
                insert into event (actor, request, action) values ('test', 'r', 'test');
                insert into association (number, key) values ('1', '1');
                insert into department (association_id, number, key) values (1, '1', '1');
                insert into received_unit (department_id, tenancy, tenancy_key, received_on)
                  select 1, n::text, n::text, '2025-01-01' from generate_series(1, 3) n;
                insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address, postcode,
                  town, event_id)
                  select id, 'family', 400000, 20, 600, 'Prøvevej 1', '2400', 'København NV', 1 from received_unit;
                insert into citizen default values;
                insert into referral (citizen_id) values (1);
                insert into referral_version (referral_id, event_id) values (1, 1);
                insert into allocation (received_unit_id, referral_id, citizen_id) values (1, 1, 1);
                insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, accepted_on, event_id)
                  values (1, 1, 1, 'accepted', true, '2025-02-01', 1);
                insert into unit_return (received_unit_id) values (1), (2);
                insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, event_id)
                  values (1, 1, '2025-02-02', 'condition', 1), (2, 2, '2025-02-02', 'condition', 1);
                """)
            _ = try await Migrations(Schema.migrations).apply(on: owner)
            let found = try await owner.transaction { tx in
                (
                    try tx.rows("select received_unit_id, taken_as from unit_taken order by 1").map {
                        "\(try $0["received_unit_id", as: Int.self]) \(try $0["taken_as", as: String.self])"
                    },
                    try tx.rows(
                        """
                        select unit_return_id, undone, known_until = 'infinity' as is_current from unit_return_version
                        order by unit_return_id, known_from
                        """
                    ).map {
                        """
                        \(try $0["unit_return_id", as: Int.self]) \(try $0["undone", as: Bool.self]) \
                        \(try $0["is_current", as: Bool.self])
                        """
                    }
                )
            }
            #expect(found.0 == ["1 held", "2 returned"])
            #expect(found.1 == ["1 false false", "1 true true", "2 false true"])
        }
    }
}
