import Housing
import HousingAPI
import HousingFiles
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// A birthday stands in clear nowhere in the database, and is known as long as the citizen is.
@Suite struct BirthdayTests {
    private static let other = "1971-02-11"

    /// The citizen is born on 10 January 1970, the co-applicant a year, a month and a day later; a check of them is kept.
    private func withCouple(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.withSteps { test in
            var row = referral("IND-1", cpr: cpr(1))
            row.facts.household.couple = true
            row.facts.household.adults.append(row.facts.household.adults[0])
            row.facts.household.adults[1].bornOn = Day(Self.other)
            _ = try await test.refer(
                [row], columns: raceColumns.union(["par", "foedselsdato", "medansoeger_foedselsdato"]))
            _ = try await test.store.runCheck(
                test.act(),
                CheckRun(referral: ReferralNumber(1), unit: UnitNumber(1), rent: nil, on: nil, subsidy: nil),
                today: test.today)
            try await body(test)
        }
    }

    /// The tables in which a text stands.
    func tables(with text: String, _ test: TestStore) async throws -> [String] {
        let connection = try await Connection.connect(test.database.superuser)
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in
            let tables: [String] = try tx.rows(
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                """
            ).map { try $0["table_name"] }
            #expect(tables.count > 50)
            return try tables.filter { table in
                try tx.row(
                    "select exists (select from \(identifier: table) t where position(\(text) in t::text) > 0) as there"
                )[
                    "there"]
            }
        }
    }

    private func birthdays(_ referral: Int, _ test: TestStore) async throws -> [Day?] {
        try await test.store.read { tx in
            OfCases(try tx.referral(ReferralNumber(referral)).household.adults.map(\.bornOn), "R", referral)
        }.value
    }

    private func kept(_ test: TestStore) async throws -> [String] {
        try await test.asOwner { tx in
            try tx.rows("select facts::text as facts from referral_version order by referral_id, known_from").map {
                try $0["facts"]
            }
        }
    }

    private func found(_ text: String, _ test: TestStore) async throws -> [String] {
        try await test.store.find(text, today: test.today).items.map { $0["referral"].text }.sorted()
    }

    @Test("files, changes, undoing and checks keep none in clear, and say what they said")
    func nowhere() async throws {
        try await withCouple { test in
            let profile = try #require(try Profiles().profile(.referrals, on: test.today))
            let typed = try TypedFacts(
                [(column: "medansoeger_foedselsdato", text: "12-03-1972"), (column: "navn", text: "Prøve Navnesen")],
                profile, ImportContext(on: test.today))
            let changed = try await test.store.changeReferral(
                test.act("referrals.change", reason: "x", key: "k"), "R-1", ReferralTyped(typed), today: test.today)
            guard case .records(let changes) = changed["changes"] else { return #expect(Bool(false)) }
            #expect(changes.map { $0["old"].text }.contains(Self.other))
            #expect(try await birthdays(1, test) == [Day("1970-01-10"), Day("1972-03-12")])
            #expect(try await found("12-03-1972", test) == ["R-1"])
            try await test.undo("R-1")
            #expect(try await birthdays(1, test) == [Day("1970-01-10"), Day(Self.other)])
            _ = try await test.store.closeReferral(
                test.act(), "R-2", ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            for text in ["1970-01-10", "10-01-1970", Self.other, "11-02-1971", "1972-03-12", "12-03-1972"] {
                #expect(try await tables(with: text, test) == [], "\(text)")
            }
            // The search finds what is there, and the same birthdays are the same text.
            #expect(try await tables(with: "IND-1", test).contains("referral"))
            let texts = try await kept(test)
            #expect(texts.count > 4 && texts.allSatisfy { $0.contains("birthdays") })
            #expect(try await found("10-01-1970", test) == ["R-1", "R-2", "R-3"])
            #expect(try await found("100170", test) == ["R-1", "R-2", "R-3"])
            #expect(try await found("110271", test) == ["R-1"])
            #expect(try await found("11-02-1972", test) == [])
        }
    }

    @Test("a refusal keeps none, and its check is read as before")
    func refused() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive([unit("1", rent: 9000)])
            var row = referral("A-1", cpr: cpr(1))
            row.facts.household.adults[0].cashBenefit = .paid(
                CashBenefit(
                    enteredFromAbroad: true, residenceRequirement: true, workRequirement: false, activityReady: false,
                    livesWithParents: false))
            _ = try await test.refer([row], columns: raceColumns)
            let refuse = ReferralRefuse(on: nil, heardOn: test.today, notHeard: nil, guidance: nil)
            _ = try await test.store.refuse(
                test.act("referrals.refuse", reason: "x"), "R-1", refuse, guidance: "x", today: test.today)
            #expect(try await tables(with: "1970-01-10", test) == [])
            #expect(try await birthdays(1, test) == [Day("1970-01-10")])
            _ = try await test.store.comparison(of: "C-1", against: test.today)
        }
    }

    @Test("of a citizen who is forgotten they are unknown, and everything is shown as before")
    func forgotten() async throws {
        try await withCouple { test in
            _ = try await test.store.closeReferral(
                test.act(), "R-1", ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            let named = CitizenNamed(referral: "R-1", cpr: nil)
            _ = try await test.store.forgetCitizen(test.act("citizens.forget", reason: "Bedt"), named)
            #expect(try await birthdays(1, test) == [nil, nil])
            #expect(try await birthdays(2, test) == [Day("1970-01-10")])
            #expect(try await found("10-01-1970", test) == ["R-2", "R-3"])
            guard case .records(let facts) = try await test.store.show(.referrals, "R-1")["facts"] else {
                return #expect(Bool(false))
            }
            #expect(facts.first { $0["column"] == .text("foedselsdato") }.map { $0["value"] == .null } ?? true)
            #expect(facts.contains { $0["column"] == .text("formue") })
            #expect(try await test.store.show(.checks, "C-1")["referral"] == .text("R-1"))
            _ = try await test.store.comparison(of: "C-1", against: test.today)
            #expect(try await test.store.list(.referrals, ListRequest()).items.count == 3)
            _ = try await test.store.history("R-1")
            // Nothing makes a key for who is forgotten.
            let said = referral("x").facts
            let text = try await test.store.transaction { tx in "\(try said.versioned(of: 1, tx))" }
            #expect(text.contains("sealed_name") && !text.contains("birthdays") && !text.contains("1970"))
            #expect(!text.contains("Prøve"))
        }
    }

    @Test("what earlier versions kept in clear is sealed, citizen by citizen, and is what would be kept now")
    func before() async throws {
        try await withCouple { test in
            let sealed = try await kept(test)
            for name in ["born_on", "bornOn"] {
                let cleared = try await test.asOwner { tx in
                    try tx.execute(
                        """
                        update referral_version v set facts = v.facts - 'birthdays' || jsonb_build_object('adults', (
                          select jsonb_agg(a || jsonb_build_object(\(name)::text,
                            case when n = 1 then '1970-01-10' else \(Self.other) end) order by n)
                          from jsonb_array_elements(v.facts -> 'adults') with ordinality t (a, n)))
                        """)
                }
                #expect(cleared == sealed.count)
                #expect(try await birthdays(1, test) == [Day("1970-01-10"), Day(Self.other)])
                #expect(try await test.store.sealBirthdays(portion: 1) == sealed.count)
                #expect(try await test.store.sealBirthdays() == 0)
                #expect(try await kept(test) == sealed)
                #expect(try await tables(with: "1970-01-10", test) == [])
            }
        }
    }

    @Test("of who was forgotten before, they go; the daemon can change no version")
    func gone() async throws {
        try await withCouple { test in
            _ = try await test.asOwner { tx in
                try tx.execute("update identity set facts_key = null, forgotten_at = now() where citizen_id = 1")
                try tx.execute(
                    "update referral_version set facts = jsonb_set(facts, '{adults,0,born_on}', '\"1970-01-10\"')")
            }
            _ = try await test.store.sealBirthdays()
            #expect(try await birthdays(1, test) == [nil, nil])
            #expect(try await birthdays(2, test) == [Day("1970-01-10")])
            #expect(try await tables(with: "1970-01-10", test) == [])
            await #expect(throws: PostgresError.self) {
                try await test.store.transaction { tx in try tx.execute("update referral_version set facts = null") }
            }
            let changed: Int = try await test.store.transaction { tx in
                try tx.row(
                    """
                    select seal_birthdays(array_agg(referral_id), array_agg(known_from::text), array_agg('["x"]'::text)) as n
                    from referral_version
                    """)["n"]
            }
            #expect(changed == 0)
        }
    }

    @Test("a sealed birthday opens under its own citizen's key and for its own adult only")
    func bound() async throws {
        try await TestStore.withSteps { test in
            try await test.store.transaction { tx in
                let key = try #require(try tx.factsKey(of: 1))
                let other = try #require(try tx.factsKey(of: 2))
                let day = try #require(Day("1970-01-10"))
                let sealed = try key.sealed(day, of: 0)
                #expect(try key.opened(sealed, of: 0) == day)
                #expect(try key.sealed(day, of: 0) == sealed)
                #expect(try key.sealed(day, of: 1) != sealed)
                #expect(throws: (any Error).self) { _ = try key.opened(sealed, of: 1) }
                #expect(throws: (any Error).self) { _ = try key.opened("x", of: 0) }
                #expect(throws: (any Error).self) { _ = try other.opened(sealed, of: 0) }
            }
        }
    }
}
