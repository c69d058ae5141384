import Postgres
import Synchronization

/// Somebody who is answered, and what for: the log of look-ups.
///
/// Whoever serves a request sets `Reader.current` around it. Whatever the store then answers that names cases leaves an event
/// `read` in the same transaction, with the citizens (of more than 100 only how many) and the purpose; so no
/// look-up has to think of it, and there is no answer without its event.
package final class Reader: Sendable {
    /// Who is answered now; nil where the service does something by itself.
    @TaskLocal package static var current: Reader?

    /// The most citizens that are named.
    static let mostNamed = 100

    /// A look-up is committed without waiting until the disk has it, which would take longer than looking.
    static let settings = ["synchronous_commit": "off"]

    private let actor: String
    private let request: String
    private let operation: String
    private let subject: String?
    private let purpose: String
    private let showsPersons: Bool
    let seesCases: Bool
    let seesProtected: Bool
    let association: String?
    private let noted = Atomic(false)

    /// - Parameters:
    ///   - request: the request id, as in the log and in the answer.
    ///   - operation: its name, `referrals.show`.
    ///   - subject: what it was asked for by name, such as `R-310`.
    ///   - purpose: what was typed, else the operation's own words.
    ///   - showsPersons: whether it leaves an event even where it shows nobody.
    ///   - seesCases: false for who is shown no cases, whatever is read.
    ///   - seesProtected: true for who may see protected persons.
    ///   - association: the number of the association whose rows alone the database gives; nil for who is of none.
    package init(
        actor: String, request: String, operation: String, subject: String?, purpose: String, showsPersons: Bool,
        seesCases: Bool, seesProtected: Bool, association: String? = nil
    ) {
        self.actor = actor
        self.request = request
        self.operation = operation
        self.subject = subject
        self.purpose = purpose
        self.showsPersons = showsPersons
        self.seesCases = seesCases
        self.seesProtected = seesProtected
        self.association = association
    }

    /// Whether there is an event of what was shown, where there must be one; of a stream it comes with its end.
    package var isNoted: Bool { !showsPersons || noted.load(ordering: .relaxed) }

    /// A stream begins, which is noted when it ends.
    func begin() { noted.store(true, ordering: .relaxed) }

    /// Writes the event of an answer, in the transaction that reads it, with its commit.
    func note(_ cases: ShownCases, _ tx: Transaction) {
        // Whoever may send a register is shown its report, and no case.
        let cases = seesCases || cases.quotesFile ? cases : ShownCases()
        guard showsPersons || !cases.isEmpty else { return }
        noted.store(true, ordering: .relaxed)
        if let citizens = cases.known { return note(citizens, tx) }
        tx.atCommit(
            """
            with shown (citizen_id) as materialized (\(fragment: cases.citizens)),
            counted as (select count(*) as citizens from shown),
            noted as (\(fragment: event(of: "(select citizens from counted)")) returning id)
            insert into event_citizens (event_id, citizens)
            select id, array(select citizen_id from shown) from noted, counted
            where citizens between 1 and \(Self.mostNamed)::int
            """)
    }

    /// The same of citizens whose ids are known already.
    private func note(_ citizens: Set<Int>, _ tx: Transaction) {
        let event = event(of: "\(citizens.count)::bigint")
        guard (1...Self.mostNamed).contains(citizens.count) else { return tx.atCommit(event) }
        tx.atCommit(
            """
            with noted as (\(fragment: event) returning id)
            insert into event_citizens (event_id, citizens)
            select id, \(citizens.sorted())::bigint[] from noted
            """)
    }

    /// Inserts the event of so many citizens.
    private func event(of citizens: Statement) -> Statement {
        """
        insert into event (transaction, at, actor, request, action, subject, reason, details)
        select own, clock_timestamp(), \(actor)::text, \(request)::text, 'read', \(subject)::text, \(purpose)::text,
          jsonb_build_object('operation', \(operation)::text, 'citizens', \(fragment: citizens))
        from \(fragment: Transaction.ownTransaction)
        """
    }
}
