import FoundationEssentials
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

@Suite struct VaultTests {
    @Test("a part of a file opens in its own place, of its own file, and in no other")
    func parts() throws {
        let keyring = try Keyring([Array(repeating: 7, count: 32)])
        let (vault, master) = (Vault(keyring: keyring), try #require(keyring.masters.first))
        let seal = try vault.fileSeal(for: .importFile(3), under: master)
        let sealed = try seal.sealed(Data([1, 2, 3]), at: .file(part: 2))
        func opened(_ file: KeyPlace, _ place: FilePlace) throws -> [UInt8] {
            try vault.open(key: seal.wrappedKey, sealed: sealed, of: file, at: place)
        }
        #expect(try opened(.importFile(3), .file(part: 2)) == [1, 2, 3])
        #expect(throws: (any Error).self) { try opened(.importFile(3), .report(part: 2, of: 2)) }
        #expect(throws: (any Error).self) { try opened(.importFile(3), .file(part: 1)) }
        #expect(throws: (any Error).self) { try opened(.importFile(4), .file(part: 2)) }
        #expect(throws: (any Error).self) { try opened(.stepNote(3), .file(part: 2)) }
    }

    @Test("places that read alike are told apart")
    func places() {
        let places: [KeyPlace] = [
            .identity(citizen: 1), .referralNote(1), .stepNote(1), .importFile(1), .answer(actor: "a", key: "b"),
            .facts(citizen: 1), .answer(actor: "", key: "a\nb"), .answer(actor: "a\nb", key: ""), .service("1"),
        ]
        #expect(Set(places.map(\.authenticated)).count == places.count)
    }

    @Test("every column of wrapped keys is known to the rotation")
    func columns() async throws {
        try await TestStore.with { test in
            let columns: [String] = try await test.asOwner { tx in
                try tx.rows(
                    """
                    select table_name || '.' || column_name as name from information_schema.columns
                    join information_schema.tables using (table_schema, table_name)
                    where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'bytea'
                      and column_name ~ '(^|_)(key|wrapped)$'
                    """
                ).map { try $0["name"] }
            }
            #expect(Set(columns) == Set(WrappedKeys.all.map { "\($0.table).\($0.column)" }))
        }
    }

    @Test("what is moved to another row does not open, be it with its key")
    func moved() async throws {
        try await TestStore.withSteps { test in
            let store = test.store
            try await test.offer(1, to: 1)
            let end = AllocationEnd(reason: .location, on: nil, note: "For langt væk")
            let act = test.act("allocations.decline", key: "k1")
            _ = try await store.decline(act, "A-1", end, today: test.today)
            _ = try await store.noteReferral(test.act(), "R-1", ReferralNote(text: "Ringer mandag"))
            _ = try await store.noteReferral(test.act(), "R-2", ReferralNote(text: "Ringer tirsdag"))
            #expect(try await store.show(.referrals, "R-1")["name"] == .text("Prøve Person"))
            func swap(_ table: String, _ id: String, _ columns: String) async throws {
                _ = try await test.asOwner { tx in
                    try tx.execute(
                        """
                        update \(unescaped: table) t set (\(unescaped: columns)) = (
                          select \(unescaped: columns) from \(unescaped: table) o where o.\(unescaped: id) = 3 - t.\(unescaped: id))
                        where \(unescaped: id) in (1, 2)
                        """)
                }
            }
            for columns in ["sealed, key", "key, register_hash"] {
                try await swap("identity", "citizen_id", columns)
                let told = try await store.sealedComplaint()?.en
                #expect(told?.hasPrefix("identity 1, identity 2 cannot") == true, "\(told ?? "")")
                try await swap("identity", "citizen_id", columns)
                #expect(try await store.sealedComplaint() == nil)
            }
            for (table, id, columns) in [
                ("identity", "citizen_id", "facts_key, register_hash"),
                ("referral_version", "referral_id", "sealed_name, facts"),
            ] {
                try await swap(table, id, columns)
                await #expect(throws: (any Error).self) { try await store.show(.referrals, "R-1") }
                try await swap(table, id, columns)
                #expect(try await store.show(.referrals, "R-1")["name"] == .text("Prøve Person"))
            }
            try await swap("referral_note", "id", "key, sealed")
            await #expect(throws: (any Error).self) { try await store.show(.referrals, "R-1") }
            try await swap("referral_note", "id", "key, sealed")
            let columns = "key, sealed"
            _ = try await test.asOwner { tx in
                try tx.execute(
                    """
                    update step_note set (\(unescaped: columns)) = (select \(unescaped: columns) from referral_note where id = 1)
                    """)
            }
            await #expect(throws: (any Error).self) { try await store.show(.allocations, "A-1") }
            _ = try await test.asOwner { tx in try tx.execute("update answered_request set key = 'k2'") }
            var other = act
            other.key = "k2"
            let again = other
            await #expect(throws: (any Error).self) { try await store.decline(again, "A-1", end, today: test.today) }
        }
    }
}
