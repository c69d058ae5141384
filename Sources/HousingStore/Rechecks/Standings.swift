import FoundationEssentials
package import Housing
import Postgres

/// An open referral that is to be checked again, and how it stands until then.
package struct ReferralToRecheck: Sendable {
    package let number: ReferralNumber
    package let household: ReferredHousehold
    /// Types the household may be offered; nil is all.
    package let unitTypes: [UnitType]?
    /// nil before its first recheck.
    package let standing: Standing?
}

/// A referral as a recheck found it.
package struct Rechecked: Sendable {
    package let referral: ReferralNumber
    package let before: Standing?
    package let standing: Standing
    /// The check of the cheapest unit; nil where there was none to meet, or a draft was tried.
    package let cheapest: CheckToKeep?

    package init(referral: ReferralNumber, before: Standing?, standing: Standing, cheapest: CheckToKeep?) {
        self.referral = referral
        self.before = before
        self.standing = standing
        self.cheapest = cheapest
    }
}

extension Store {
    /// The next open referrals with facts, in the order of their numbers.
    package func referralsToRecheck(after last: Int, limit: Int) async throws -> [ReferralToRecheck] {
        try await referralsToRecheck(
            """
            not is_parked(v.parked_until, v.unparked_on) and v.referral_id > \(last)
            order by v.referral_id limit \(limit)
            """)
    }

    /// Those of some referrals that wait with facts, parked ones too, in the order of their numbers.
    func referralsToRecheck(of referrals: [Int]) async throws -> [ReferralToRecheck] {
        try await referralsToRecheck("v.referral_id = any(\(referrals)::bigint[]) order by v.referral_id")
    }

    private func referralsToRecheck(_ which: Statement) async throws -> [ReferralToRecheck] {
        try await transaction(.readOnly, settings: Self.byIndex) { tx in
            try tx.rows(
                """
                select v.referral_id, \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id")), v.unit_types,
                   s.passes, s.fails, s.unknowns, s.saved
                from referral_version v join referral r on r.id = v.referral_id
                left join lateral (
                  select * from standing_version where referral_id = v.referral_id and known_until = 'infinity' limit 1
                ) s on true
                where v.known_until = 'infinity' and v.closed_on is null and v.facts is not null
                  and \(fragment: which)
                """
            ).compactMap { row in
                guard let household = try row.household(tx.vault) else { return nil }
                let types: [String]? = try row["unit_types"]
                let passes: Int? = try row["passes"]
                return ReferralToRecheck(
                    number: try row["referral_id"],
                    household: household,
                    unitTypes: types?.compactMap { UnitType(rawValue: $0) },
                    standing: try passes.map {
                        Standing(
                            passes: $0, fails: try row["fails"], unknowns: try row["unknowns"], saved: try row["saved"])
                    })
            }
        }
    }

    /// Keeps what a recheck found of some referrals, and how far it is: both or neither.
    ///
    /// - Returns: false where another daemon has done them meanwhile; then nothing is kept.
    package func keep(_ found: [Rechecked], of recheck: Recheck) async throws -> Bool {
        guard let last = found.last?.referral.value else { return true }
        return try await transaction(settings: Self.byIndex) { tx in
            let progress = try tx.execute(
                """
                update recheck set last_referral = \(last), referrals = referrals + \(found.count)
                where id = \(recheck.number) and last_referral = \(recheck.lastReferral) and finished_at is null
                """)
            guard progress == 1 else { return false }
            if recheck.draft == nil { try tx.keepStandings(found, of: recheck) }
            try tx.keepFlips(found, of: recheck)
            return true
        }
    }

    /// A portion is small and found by index, whatever the planner believes of tables that have just grown: a scan of all
    /// for every portion would make a recheck quadratic. Laterals and arrays below say the same: one look-up for each.
    private static let byIndex = [
        "enable_hashjoin": "off", "enable_mergejoin": "off", "enable_seqscan": "off", "jit": "off",
    ]

    /// - Parameter units: how many were met.
    package func finish(_ recheck: Recheck, units: Int) async throws {
        try await transaction { tx in
            try tx.execute(
                """
                update recheck set finished_at = now(), units = \(units)
                where id = \(recheck.number) and finished_at is null
                """)
        }
    }
}

extension Transaction {
    /// A version for each standing that changed, with the check of its cheapest unit. One that says the same on another
    /// day is the same.
    fileprivate func keepStandings(_ found: [Rechecked], of recheck: Recheck) throws {
        try execute(
            """
            create temporary table rechecked (
              referral_id bigint, outcome text, units int, passes int, fails int, unknowns int, saved int,
              received_unit_id bigint, rent bigint, check_outcome text, facts jsonb, result jsonb) on commit drop
            """)
        try copy(
            into: "rechecked",
            columns: [
                "referral_id", "outcome", "units", "passes", "fails", "unknowns", "saved", "received_unit_id", "rent",
                "check_outcome", "facts", "result",
            ]
        ) { writer in
            for one in found {
                let standing = one.standing
                try writer.row(
                    one.referral, standing.outcome.rawValue, standing.units, standing.passes, standing.fails,
                    standing.unknowns, standing.saved, one.cheapest?.unit, one.cheapest?.rent,
                    one.cheapest?.outcome.rawValue,
                    one.cheapest?.facts, one.cheapest?.result)
            }
        }
        // The checks get their numbers here, so that nothing below has to be joined with what was just written.
        try execute(
            """
            create temporary table changed on commit drop as
            select n.*, s.referral_id is null as is_first,
              case when n.result is not null then nextval(pg_get_serial_sequence('income_check', 'id')) end as check_id
            from rechecked n
            left join lateral (
              select * from standing_version where referral_id = n.referral_id and known_until = 'infinity' limit 1
            ) s on true
            left join lateral (select * from income_check where id = s.income_check_id limit 1) c on true
            where s.referral_id is null or c.received_unit_id is distinct from n.received_unit_id
              or (s.outcome, s.units, s.passes, s.fails, s.unknowns, s.saved)
                 <> (n.outcome, n.units, n.passes, n.fails, n.unknowns, n.saved)
              or c.result - 'on' is distinct from n.result - 'on'
            """)
        let row = try row("select event_id, clock_timestamp() as at from recheck where id = \(recheck.number)")
        let event = Event(id: try row["event_id"], at: try row["at"])
        try execute(
            """
            insert into income_check (id, referral_id, received_unit_id, rent, checked_on, outcome, facts, result,
              recheck_id, event_id) overriding system value
            select n.check_id, n.referral_id, n.received_unit_id, n.rent, r.checked_on, n.check_outcome, n.facts, n.result,
              r.id, r.event_id
            from changed n, recheck r where r.id = \(recheck.number) and n.check_id is not null
            """)
        // From whichever side the planner comes, there is an index.
        try execute("create index on changed (referral_id)")
        let standing: NewFacts = [
            "outcome": "n.outcome", "units": "n.units", "passes": "n.passes", "fails": "n.fails",
            "unknowns": "n.unknowns", "saved": "n.saved", "income_check_id": "n.check_id",
            "recheck_id": "\(recheck.number)",
        ]
        try follow(.standing, event, from: "changed n", where: "v.referral_id = n.referral_id", set: standing)
        try begin(.standing, of: "n.referral_id", event, from: "changed n where n.is_first", set: standing)
    }

    fileprivate func keepFlips(_ found: [Rechecked], of recheck: Recheck) throws {
        try batch(
            found.compactMap { one in
                guard let before = one.before, let change = StandingChange(from: before, to: one.standing) else {
                    return nil
                }
                let after = one.standing
                return """
                    insert into flip (recheck_id, referral_id, change, outcome_before, outcome, units, passes_before, passes,
                      saved_before, saved)
                    values (\(recheck.number), \(one.referral), \(change.rawValue), \(before.outcome.rawValue),
                      \(after.outcome.rawValue), \(after.units), \(before.passes), \(after.passes), \(before.saved),
                      \(after.saved))
                    """
            })
    }
}
