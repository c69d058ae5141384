import Crypto
import FoundationEssentials
import Housing
import Postgres

/// Who does what, and why: what an event records of a write.
package struct Act: Sendable {
    /// The account's name.
    package var actor: String
    /// The request id, as in the log and in the answer.
    package var request: String
    /// Noun and verb, `units.return`.
    package var action: String
    package var reason: String?
    /// The idempotency key the client made, and a hash of what it sent with it.
    package var key: String?
    package var sent: [UInt8]
    package var dryRun: Bool
    /// Whether who acts may see cases, and so find a unit by the number of one.
    package var seesCases: Bool

    package init(
        actor: String, request: String, action: String, reason: String? = nil, key: String? = nil, sent: [UInt8] = [],
        dryRun: Bool = false, seesCases: Bool = true
    ) {
        self.actor = actor
        self.request = request
        self.action = action
        self.reason = reason
        self.key = key
        self.sent = sent
        self.dryRun = dryRun
        self.seesCases = seesCases
    }

    /// The same as one of several transactions of one request: the answer is kept by the last, under the key.
    package var withoutKey: Act {
        var act = self
        act.key = nil
        return act
    }

    /// What was sent, as it is told from another request under the same key. It is hashed under the service's key: a CPR
    /// number may be among it, and such a number can be enumerated.
    func hash(_ vault: Vault) throws -> [UInt8] {
        try vault.hash("request", Data(SHA256.hash(data: Array(action.utf8) + [0] + sent)).base64EncodedString())
    }
}

/// A write under way: its event, and the instant from which all it makes is known.
struct Event: Sendable {
    let id: Int
    let at: Timestamp

    /// The same event a moment later, for what comes after its first part: a file that says two things of one unit says one
    /// after the other. A part may follow one version several times, a microsecond each; a hundred are
    /// more than that, and less than a part takes.
    func part(_ number: Int) -> Event {
        Event(id: id, at: Timestamp(microseconds: at.microseconds + (number - 1) * 100))
    }
}

extension Transaction {
    /// Writes the event of an act; versions point to it.
    ///
    /// To be called when every lock is held, for its instant is the only one of the write. Whoever held the locks before has
    /// committed by then, so of two writes on one thing the later instant is of the later write: at no instant do two
    /// hold one unit. An instant after the transaction's start is safe for who asks what was known at K: K lies before the
    /// start of every transaction that still writes, and whoever reads at a later K reads what has committed.
    ///
    /// - Parameter subject: the number of the one thing meant, such as `U-1042`.
    func event(_ act: Act, subject: String? = nil, details: [String: String] = [:]) throws -> Event {
        let json = String(decoding: try JSONEncoder().encode(details), as: UTF8.self)
        let row = try row(
            """
            insert into event (transaction, at, actor, request, action, subject, reason, details)
            select own, clock_timestamp(), \(act.actor)::text, \(act.request)::text, \(act.action)::text,
              \(subject)::text, \(act.reason)::text, \(json)::jsonb
            from \(fragment: Self.ownTransaction)
            returning id, at
            """)
        return Event(id: try row["id"], at: try row["at"])
    }

    /// The transaction's own id, as `own`. It is taken before the event's number: so when every transaction that began before
    /// an instant has ended, no event comes with a number of before it, and the numbers to there are settled (seals).
    static let ownTransaction: Statement = "(select pg_current_xact_id() as own offset 0) transaction_id"

    /// The answer already given under the act's key, or nil. Another request under the same key is refused.
    func answer<Answer: Codable>(to act: Act) throws -> Answer? {
        guard let key = act.key else { return nil }
        // Two of the same at once: the second waits for the first and then finds its answer.
        try execute("select pg_advisory_xact_lock(hashtextextended(\(act.actor + " " + key), 0))")
        let kept = try optionalRow(
            """
            select request_hash, answer, wrapped, sealed, answered_at from answered_request
            where actor = \(act.actor) and key = \(key)
            """
        )
        guard let kept else { return nil }
        guard try kept["request_hash", as: [UInt8].self] == act.hash(vault) else {
            throw Problem(
                .refused, "idempotency_key_reused",
                Words(
                    da: "Nøglen har været brugt til en anden anmodning.",
                    en: "The key has been used for another request."),
                hint: Words(da: "Brug en ny nøgle for hver anmodning.", en: "Use a new key for each request."))
        }
        // One of before answers were sealed stands open, until it is forgotten.
        guard let wrapped: [UInt8] = try kept["wrapped"] else {
            let text: String = try kept["answer"]
            return try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
        }
        let bytes = try vault.open(key: wrapped, sealed: try kept["sealed"], of: .answer(actor: act.actor, key: key))
        let answer = try JSONDecoder().decode(Answer.self, from: Data(bytes))
        try requireSeen(answer, to: act, givenAt: try kept["answered_at"])
        return answer
    }

    /// Keeps the answer under the act's key, sealed: it may say what was said of somebody.
    func keep(_ answer: some Codable, for act: Act) throws {
        guard let key = act.key else { return }
        let kept = try seal(Array(try JSONEncoder().encode(answer)), for: .answer(actor: act.actor, key: key))
        try execute(
            """
            insert into answered_request (actor, key, request_hash, wrapped, sealed)
            values (\(act.actor), \(key), \(act.hash(vault)), \(kept.key), \(kept.sealed))
            """)
    }
}

/// A text, or nil where nothing stands in it.
func said(_ text: String?) -> String? {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
}
