import Housing
import HousingAPI
import Postgres

/// How long look-ups were to be kept at any time, by the events that put the setting in force: what a `forget` event says is
/// held against it.
struct ReadRetention {
    /// A setting that was put in force.
    struct Approval {
        let at: Timestamp
        let from: Day
        /// Nil where an earlier version of the service wrote the event, which did not say.
        let days: Int?
    }

    /// Days, as the first schema has them.
    private static let shipped = 1825
    /// Microseconds between reading the setting and writing the event, and more.
    private static let tolerance = 60_000_000

    private let approvals: [Approval]

    init(_ approvals: [Approval]) { self.approvals = approvals }

    /// Whether all the look-ups of a range had been kept their days when they were forgotten.
    func admits(_ range: ForgottenReads.Range) -> Bool {
        // A setting may be put in force, and a day begin, between the two.
        [range.at.microseconds - Self.tolerance, range.at.microseconds].contains { at in
            let day = Instant(microseconds: range.at.microseconds).copenhagenDay
            let known = approvals.filter { $0.at.microseconds <= at && $0.from <= day }
            // Nobody can say then what was in force.
            if known.contains(where: { $0.days == nil }) { return true }
            let latest = known.max { ($0.from, $0.at.microseconds) < ($1.from, $1.at.microseconds) }
            let first = day.adding(days: -(latest?.days ?? Self.shipped))
            return range.until.microseconds < Instant(startOf: first).microseconds
        }
    }
}

extension ReadRetention.Approval {
    private static let action = Operations.settingsApprove.name

    /// What an event put in force; nil of one that did not put this setting in force.
    init?(_ event: LoggedEvent) {
        guard event.action == Self.action, event.subject == SettingName.retentionReads.rawValue else { return nil }
        guard case .text(let value)? = event.details["value"], case .text(let from)? = event.details["from"],
            let from = Day(from)
        else {
            self.init(at: event.at, from: Instant(microseconds: event.at.microseconds).copenhagenDay, days: nil)
            return
        }
        self.init(at: event.at, from: from, days: Int(value))
    }

    /// All of a database. Events of before say what by the setting they put in force.
    static func all(_ tx: Transaction) throws -> [ReadRetention.Approval] {
        try tx.rows(
            """
            select e.at, coalesce(e.details ->> 'value', s.value) as value,
              coalesce((e.details ->> 'from')::date, s.valid_from) as valid_from
            from setting s join setting_version v on v.setting_id = s.id join event e on e.id = v.event_id
            where s.name = \(SettingName.retentionReads.rawValue) and e.action = \(action) and e.subject = s.name
            """
        ).compactMap { row in
            guard let days = Int(try row["value", as: String.self]) else { return nil }
            return ReadRetention.Approval(at: try row["at"], from: try row["valid_from"], days: days)
        }
    }
}
