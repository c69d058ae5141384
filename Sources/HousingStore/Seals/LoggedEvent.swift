import Crypto
import HousingAPI
import Postgres

/// An event as it is sealed: every field of it, and what else belongs to it and never changes.
package struct LoggedEvent: Sendable, Equatable {
    let id: Int
    let at: Timestamp
    /// The database transaction that wrote it.
    let transaction: Int
    let actor: String
    let request: String
    let action: String
    let subject: String?
    let reason: String?
    let details: JSON
    /// What a step was done with, such as `U-1042`.
    let things: [String]
    /// The event of the step it undoes.
    let undoes: Int?
    /// Whom a look-up showed.
    let citizens: [Int]
    /// The notes that were written with it: `referral 7`, `step 3`.
    let notes: [String]

    /// The hash of all of it.
    var content: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add("bolig event 1")
        addPlace(to: &bytes)
        bytes.add(actor)
        bytes.add(request)
        bytes.add(subject)
        bytes.add(reason)
        bytes.add(details)
        bytes.add(things.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        bytes.add(undoes)
        bytes.add(citizens.sorted())
        bytes.add(notes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        return Array(SHA256.hash(data: bytes.bytes))
    }

    /// The first half of the hash of what stays of a look-up when it is forgotten: number, instant, transaction and action.
    var skeleton: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add("bolig event place 1")
        addPlace(to: &bytes)
        return Array(SHA256.hash(data: bytes.bytes).prefix(SealLeaf.skeletonLength))
    }

    private func addPlace(to bytes: inout CanonicalBytes) {
        bytes.add(id)
        bytes.add(at.microseconds)
        bytes.add(transaction)
        bytes.add(action)
    }

    var leaf: SealLeaf { SealLeaf(event: id, skeleton: skeleton, content: content) }

    /// Whether it is a look-up of which nothing is left but its place, as `forget_reads` leaves it.
    var isForgottenRead: Bool {
        action == "read" && actor.isEmpty && request.isEmpty && subject == nil && reason == nil
            && details == .object([]) && things.isEmpty && undoes == nil && citizens.isEmpty && notes.isEmpty
    }
}

extension LoggedEvent {
    /// Events with what belongs to them, in the order of their numbers.
    ///
    /// - Parameters:
    ///   - first: no event before that number is read, and none after `last`.
    ///   - condition: of `e`, which of those.
    static func select(_ first: Int, through last: Int, where condition: Statement) -> Statement {
        """
        select e.id, e.at, e.transaction::text::bigint as transaction, e.actor, e.request, e.action, e.subject, e.reason,
          e.details::text as details, s.undoes, coalesce(shown.citizens, '{}') as citizens,
          array(select thing from event_thing t where t.event_id = e.id) as things,
          array(select 'referral ' || n.id from referral_note n where n.event_id = e.id
                union all select 'step ' || n.id from step_note n where n.event_id = e.id) as notes
        from event e left join step s on s.event_id = e.id left join event_citizens shown
          on shown.event_id = e.id
        where e.id between \(first)::bigint and \(last)::bigint and \(fragment: condition) order by e.id
        """
    }

    /// A row of `select`.
    init(_ row: Row) throws {
        id = try row["id"]
        at = try row["at"]
        transaction = try row["transaction"]
        actor = try row["actor"]
        request = try row["request"]
        action = try row["action"]
        subject = try row["subject"]
        reason = try row["reason"]
        details = try JSON(Array(try row["details", as: String.self].utf8))
        undoes = try row["undoes"]
        citizens = try row["citizens"]
        things = try row["things"]
        notes = try row["notes"]
    }
}
