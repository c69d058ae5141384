import Housing
import Postgres

extension Transaction {
    /// Destroys the keys of notes that were written longer ago than the setting says, on cases and beside steps.
    ///
    /// - Returns: how many they were, at most `most` of each.
    func forgetNotes(_ act: Act, _ today: Day, _ most: Int) throws -> Int {
        let old: Statement = """
            join event e on e.id = n.event_id
            where e.at < \(fragment: Self.beginning(today, .retentionNotes))
            """
        let count =
            try execute(
                """
                update referral_note set key = null, sealed = null where id in (
                  select n.id from referral_note n \(fragment: old) and n.key is not null order by n.id limit \(most))
                """)
            + execute(
                """
                update step_note set key = null, sealed = null, plain = null where id in (
                  select n.id from step_note n \(fragment: old) and (n.key is not null or n.plain is not null)
                  order by n.id limit \(most))
                """)
        if count > 0 { _ = try event(act, details: ["notes": "\(count)"]) }
        return count
    }

    /// Empties the events of look-ups that are older than the setting says, the oldest first.
    ///
    /// - Returns: how many they were, at most `most`. A dry run counts them.
    func forgetReads(_ act: Act, _ today: Day, _ most: Int) throws -> Int {
        guard !act.dryRun else {
            return try row(
                """
                select count(*) from event where action = 'read' and actor <> ''
                  and at < \(fragment: Self.beginning(today, .retentionReads))
                """)["count"]
        }
        let row = try row("select reads, first, last, until::text from forget_reads(\(most)::int)")
        let count: Int = try row["reads"]
        guard count > 0 else { return 0 }
        _ = try event(
            act,
            details: [
                "reads": "\(count)", "first": "\(try row["first", as: Int.self])",
                "last": "\(try row["last", as: Int.self])", "until": try row["until"],
            ])
        return count
    }

    /// The beginning of the first day that is still kept, in Copenhagen, as SQL.
    private static func beginning(_ today: Day, _ setting: SettingName) -> Statement {
        """
        (\(today)::date - setting_on(\(setting.rawValue), \(today))::int)::timestamp at time zone 'Europe/Copenhagen'
        """
    }
}
