import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// One citizen forgotten before time.
@Suite struct ForgetOneTests {
    private func named(_ referral: String) -> CitizenNamed { CitizenNamed(referral: referral, cpr: nil) }

    private func forget(
        _ test: TestStore, _ named: CitizenNamed, key: String? = nil, dryRun: Bool = false
    ) async throws -> CitizenForgotten {
        try await test.store.forgetCitizen(
            test.act("citizens.forget", reason: "Borgeren har bedt om det", key: key, dryRun: dryRun), named)
    }

    private func close(_ test: TestStore, _ referral: String) async throws {
        _ = try await test.store.closeReferral(
            test.act("referrals.close"), referral, ReferralClose(reason: .other, on: nil, note: "Ringede"),
            today: test.today)
    }

    private func isKnown(_ test: TestStore) async throws -> [Bool] {
        try await test.asOwner { tx in
            try tx.rows(
                """
                select coalesce(cpr_hash, register_hash, key, sealed) is not null as known from identity order by citizen_id
                """
            ).map { try $0["known"] }
        }
    }

    @Test("by case or by number: who it is goes, cases and counts stay, and once more is no mistake")
    func forgets() async throws {
        try await TestStore.withSteps { test in
            try await close(test, "R-1")
            #expect(try await forget(test, named("R-1"), dryRun: true).notes == 1)
            #expect(try await isKnown(test) == [true, true, true])
            let first = try await forget(test, CitizenNamed(referral: nil, cpr: cpr(1)), key: "k")
            #expect(first.referrals == [ReferralNumber(1)] && first.notes == 1 && !first.already)
            #expect(try await isKnown(test) == [false, true, true])
            // A retry finds its answer, though the number finds nobody any more.
            let retry = try await forget(test, CitizenNamed(referral: nil, cpr: cpr(1)), key: "k")
            #expect(!retry.already && retry.notes == 1)
            #expect(
                await test.code { _ = try await forget(test, CitizenNamed(referral: nil, cpr: cpr(1))) }
                    == "unknown_citizen")
            let again = try await forget(test, named("IND-1"))
            #expect(again.already && again.notes == 0)
            let shown = try await test.store.show(.referrals, "R-1")
            #expect(shown["name"] == .null && shown["state"] == .text("withdrawn"))
            #expect(try await test.store.list(.referrals, ListRequest()).items.count == 3)
            let history = try await test.store.history("R-1").items.filter { $0.action == "citizens.forget" }
            #expect(history.map(\.reason) == ["Borgeren har bedt om det"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("while something runs it is refused, and says what: a referral, an offer, an allocation, a subsidy")
    func open() async throws {
        try await TestStore.withSteps { test in
            func code() async -> String? { await test.code { _ = try await forget(test, named("R-1")) } }
            #expect(await code() == "case_open")
            try await test.offer(1, to: 1)
            do {
                _ = try await forget(test, named("R-1"))
                Issue.record("an offer")
            } catch let problem as Problem {
                // What is to be ended first: a referral with an offer cannot be closed.
                #expect(problem.code == "case_open" && problem.details["number"] == "A-1")
            }
            try await test.accept(1)
            #expect(await code() == "case_open")
            try await test.moveIn(1)
            _ = try await test.store.grantSubsidy(
                test.act("subsidies.grant"),
                SubsidyGrant(
                    allocation: AllocationNumber(1), scheme: .transitional, amount: Money(kroner: 500),
                    from: test.today, until: nil))
            do {
                _ = try await forget(test, named("R-1"))
                Issue.record("a running subsidy")
            } catch let problem as Problem {
                #expect(problem.code == "case_open" && problem.details["number"] == "S-1")
            }
            _ = try await test.store.endSubsidy(
                test.act("subsidies.end"), "S-1", Step(on: test.today.adding(days: 1)), today: test.today)
            #expect(await code() == nil)
            let unsaid = await test.code { _ = try await test.store.forgetCitizen(test.act(), named("R-1")) }
            #expect(unsaid == "reason_missing")
        }
    }

    @Test("the case of somebody forgotten is not opened again, by reopening, undoing, or a new subsidy")
    func reopened() async throws {
        try await TestStore.withSteps { test in
            try await close(test, "R-1")
            _ = try await forget(test, named("R-1"))
            let reopen = await test.code {
                _ = try await test.store.reopenReferral(
                    test.act("referrals.reopen"), "R-1", Step(on: nil), today: test.today)
            }
            #expect(reopen == "citizen_forgotten")
            #expect(await test.code { try await test.undo("R-1") } == "citizen_forgotten")
            let again = await test.code {
                _ = try await test.store.referAgain(
                    test.act("referrals.refer_again", reason: "Ny"), "R-1", Step(on: nil), today: test.today)
            }
            #expect(again == "citizen_forgotten")
            #expect(try await test.state(.referrals, "R-1") == "withdrawn")

            try await test.offer(2, to: 2)
            try await test.accept(1)
            try await test.moveIn(1)
            _ = try await forget(test, named("R-2"))
            #expect(await test.code { try await test.undo("A-1") } == "citizen_forgotten")
            let grant = await test.code {
                _ = try await test.store.grantSubsidy(
                    test.act("subsidies.grant"),
                    SubsidyGrant(
                        allocation: AllocationNumber(1), scheme: .transitional, amount: Money(kroner: 500),
                        from: test.today, until: nil))
            }
            #expect(grant == "citizen_forgotten")
        }
    }

    @Test("forgetting and an offer at once: one of the two is refused")
    func atOnce() async throws {
        try await TestStore.withSteps { test in
            try await close(test, "R-1")
            async let forgotten = test.code { _ = try await forget(test, named("R-1")) }
            async let opened = test.code {
                _ = try await test.store.reopenReferral(
                    test.act("referrals.reopen"), "R-1", Step(on: nil), today: test.today)
            }
            let codes = [await forgotten, await opened]
            #expect(codes == [nil, "citizen_forgotten"] || codes == ["case_open", nil], "\(codes)")
        }
    }

    @Test("what was sent with a key is hashed under the service's key, so no number can be tried against it")
    func sent() async throws {
        try await TestStore.withSteps { test in
            try await close(test, "R-1")
            var act = test.act("citizens.forget", reason: "Borgeren har bedt om det", key: "k")
            act.sent = Array(cpr(1).utf8)
            _ = try await test.store.forgetCitizen(act, CitizenNamed(referral: nil, cpr: cpr(1)))
            let kept: [UInt8] = try await test.asOwner { tx in
                try tx.row("select request_hash from answered_request where key = 'k'")["request_hash"]
            }
            // The key of the hashes lies wrapped in the database: without the service's key nobody makes this hash again.
            let other = Vault(keyring: try Keyring([Array(repeating: 8, count: 32)]))
            #expect(try kept == act.hash(test.store.vault))
            #expect(throws: (any Error).self) { try act.hash(other) }
        }
    }
}
