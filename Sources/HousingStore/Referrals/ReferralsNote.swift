package import Housing
package import HousingAPI
import Postgres

/// A note on a referral, opened.
package struct NoteRead: Codable, Sendable {
    /// The day and the hour it was written.
    package let at: Instant
    package let actor: String
    package let text: String
}

extension Store {
    /// Writes a note on a referral, open or not. It is sealed under a key of its own, which goes when it is forgotten.
    ///
    /// - Throws: `missing_field` where nothing stands in it, `number_in_text`.
    package func noteReferral(_ act: Act, _ name: String, _ note: ReferralNote) async throws -> Record {
        guard said(note.text) != nil else { throw Problem.missingField(["text"]) }
        try Problem.refuseNumber(in: note.text)
        return try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(citizen: try tx.citizen(of: number))
            try tx.requireRemembered(number)
            let event = try tx.event(act, subject: "\(number)")
            try tx.keep(note.text, of: number, event)
            return try tx.record(.referrals, id: number.value)
        }
    }
}

extension Transaction {
    /// Keeps a note, or what is said beside a step, sealed.
    ///
    /// - Returns: its id; nil where nothing is said.
    @discardableResult
    func keep(_ note: String?, of referral: ReferralNumber, _ event: Event) throws -> Int? {
        guard let note = said(note) else { return nil }
        let id = try nextID(of: "referral_note")
        let sealed = try seal(Array(note.utf8), for: .referralNote(id))
        try execute(
            """
            insert into referral_note (id, referral_id, event_id, key, sealed) overriding system value
            values (\(id), \(referral), \(event.id), \(sealed.key), \(sealed.sealed))
            """)
        return id
    }

    /// The notes of a referral that are not forgotten, the latest first; none of who is hidden, for they say anything.
    ///
    /// - Parameter limit: how many at most.
    func notes(of referral: Int, limit: Int) throws -> [NoteRead] {
        try rows(
            """
            select e.at, e.actor, n.id, n.key, n.sealed from referral_note n join event e on e.id = n.event_id
            join referral r on r.id = n.referral_id
            where n.referral_id = \(referral) and n.key is not null and \(fragment: isSeen("r.citizen_id"))
            order by n.id desc limit \(limit)
            """
        ).map { row in
            let at: Timestamp = try row["at"]
            return NoteRead(
                at: Instant(microseconds: at.microseconds), actor: try row["actor"],
                text: try vault.note(
                    key: try row["key"], sealed: try row["sealed"], of: .referralNote(try row["id"])))
        }
    }
}
