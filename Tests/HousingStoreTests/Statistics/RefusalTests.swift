import Housing
import Postgres
import Testing

@Suite struct RefusalTests {
    /// Decided in the period by K; what came of it by K; a partial period ends at K's day.
    @Test func refusalsAndWhatCameOfThem() async throws {
        try await Fixture.with { fixture in
            try await fixture.refuse("2025-06-30", before: false)
            try await fixture.refuse("2025-07-01", before: true, again: "2025-11-01")
            try await fixture.refuse("2025-12-31", before: nil)
            try await fixture.refuse("2025-09-01", before: true)
            try await fixture.refuse("2026-01-01", before: true, again: "2026-02-01")
            #expect(try await fixture.total(.incomeRefusals, "2025") == "4")
            #expect(try await fixture.total(.incomeRefusals, "2025-H2") == "3")
            #expect(try await fixture.total(.incomeRefusalsReferredAgain, "2025") == "1")
            #expect(try await fixture.total(.reformCohort, "2025") == "2")
            #expect(try await fixture.total(.reformCohort, "2026") == "1")
            #expect(try await fixture.total(.incomeRefusals, "2025", at: "2025-12-30") == "3")
            // Referred again on a day after K's day: announced, and not counted yet.
            #expect(try await fixture.total(.incomeRefusalsReferredAgain, "2025", at: "2025-10-31") == "0")
        }
    }
}

extension Fixture {
    /// A referral refused for income on a day; gives the refusal's id.
    @discardableResult
    func refuse(_ on: String, before: Bool?, again: String? = nil) async throws -> Int {
        let referral = try await referral("2025-01-01", closed: on)
        return try await insert(
            """
            with e as (
              insert into event (actor, request, action) values ('test', 'test', 'test') returning id
            ), c as (
              insert into income_check (referral_id, rent, checked_on, outcome, facts, result, event_id)
              select \(referral), 500000, \(on), 'fail', '{}', '{}', id from e returning id
            ), r as (
              insert into income_refusal (referral_id, income_check_id, decided_on, reason, not_heard, guidance, units,
                parameters_from, event_id)
              select \(referral), c.id, \(on), 'x', 'x', 'x', 3, '2025-07-01', e.id from c, e returning id, event_id
            )
            insert into income_refusal_version (income_refusal_id, passed_before_reform, assumed, referred_again_on,
              referred_again_as, known_from, event_id)
            select id, \(before), '{}', \(again),
              case when \(again)::date is not null then \(referral)::bigint end, \(Fixture.known), event_id
            from r returning income_refusal_id as id
            """)
    }
}
