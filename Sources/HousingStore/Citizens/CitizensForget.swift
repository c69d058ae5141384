import Housing
import Postgres

extension Transaction {
    /// Forgets who citizens are that nothing has been done for in the days of the settings: key, sealed number, both
    /// hashes and the key of names and birthdays go, and the notes on their cases. Cases, numbers and all other facts stay.
    ///
    /// Files take turns with it, for a file finds a citizen by the hash that goes.
    ///
    /// - Returns: how many they were, at most `most`.
    func forgetCitizens(_ act: Act, _ today: Day, _ most: Int) throws -> Int {
        try lockFiles(of: nil)
        let found: [Int] = try rows(
            "\(fragment: Self.due(today)) order by i.citizen_id limit \(most)"
        ).map { try $0["citizen_id"] }
        guard !found.isEmpty else { return 0 }
        try lockCitizens(in: "select unnest(\(found)::bigint[])")
        // Of those that were found some may have a new case since; read again under their locks.
        let citizens: [Int] = try rows(
            "\(fragment: Self.due(today)) and i.citizen_id = any(\(found)::bigint[])"
        ).map { try $0["citizen_id"] }
        try forget(citizens)
        _ = try event(act, details: ["citizens": "\(citizens.count)"])
        return citizens.count
    }

    /// Empties what says who citizens are, and their notes.
    func forget(_ citizens: [Int]) throws {
        try execute(
            """
            update identity set cpr_hash = null, register_hash = null, key = null, sealed = null, facts_key = null,
              forgotten_at = now()
            where citizen_id = any(\(citizens)::bigint[])
            """)
        try execute(
            """
            update referral_note set key = null, sealed = null
            where key is not null and referral_id in (
              select id from referral where citizen_id = any(\(citizens)::bigint[]))
            """)
        try execute(
            """
            update step_note set key = null, sealed = null, plain = null
            where (key is not null or plain is not null) and id in (
              select note_id from allocation_version where citizen_id = any(\(citizens)::bigint[]))
            """)
    }

    /// Identities `i` of citizens every case of whom has been over for its days: a withdrawn referral since it was closed, a
    /// refused one since it was refused, a dwelling since the citizen moved in or the last subsidy of it ended, whichever
    /// is later. Who waits, has an offer or a subsidy without an end has a case.
    private static func due(_ today: Day) -> Statement {
        func days(_ setting: SettingName) -> Statement { "setting_on(\(setting.rawValue), \(today))::int" }
        return """
            select i.citizen_id from identity i
            where i.forgotten_at is null
              and exists (select from referral r where r.citizen_id = i.citizen_id)
              and not exists (
                select from referral r
                join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
                where r.citizen_id = i.citizen_id and (v.closed_on is null or v.closed_on >= \(today)::date - case
                  v.closed_as when 'withdrawn' then \(fragment: days(.retentionClosedReferrals))
                  when 'refused' then \(fragment: days(.retentionRefusals)) else 0 end))
              and not exists (
                select from allocation_version l
                where l.citizen_id = i.citizen_id and l.known_until = 'infinity' and (l.open or l.state = 'offered'
                  or is_allocated(l.state) and greatest(l.accepted_on, l.moved_in_on, (
                    select max(coalesce(s.ends_on, 'infinity')) from subsidy_version s
                    where s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone))
                    >= \(today)::date - \(fragment: days(.retentionMovedIn))))
            """
    }
}
