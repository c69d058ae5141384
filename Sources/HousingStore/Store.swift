package import Housing
import HousingAPI
package import Postgres

/// Every SQL statement of the service: one file a noun, each an extension of this.
///
/// What a caller asks is one transaction. Inside it, on what it has locked, the rules of `Housing` decide; the database
/// keeps what must hold, whoever writes, and `Problem(PostgresError)` says what a constraint means.
package struct Store: Sendable {
    package let pool: Pool
    let vault: Vault
    let rulesInForce = RulesInForce()
    let waitingList = WaitingList()
    let knownActors = KnownActors()
    /// What day it is; nil leaves that to the database.
    private let today: (@Sendable () -> Day)?

    /// - Parameters:
    ///   - keyring: the keys that are kept outside the database; names and CPR numbers cannot be read without.
    ///   - today: what day it is in Copenhagen, for views too (`today()` in SQL); the database's own clock where it is
    ///     left out, for whoever asks for nothing that depends on the day.
    package init(pool: Pool, keyring: Keyring, today: (@Sendable () -> Day)? = nil) {
        self.pool = pool
        self.vault = Vault(keyring: keyring)
        self.today = today
    }

    /// The same with one key, 32 bytes, that does not change.
    package init(pool: Pool, key: [UInt8], today: (@Sendable () -> Day)? = nil) throws {
        self.init(pool: pool, keyring: try Keyring([key]), today: today)
    }

    var keyring: Keyring { vault.keyring }

    /// One transaction, in which today is the day of the store's clock.
    @discardableResult
    func transaction<Value: Sendable>(
        _ mode: TransactionMode = .readWrite, settings: [String: String] = [:],
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        var settings = settings
        if let today { settings["bolig.today"] = today().description }
        // The service by itself answers nobody, and hides nothing from itself.
        if Reader.current?.seesProtected != false { settings[seesProtected] = "on" }
        if Reader.current?.seesCases != false { settings[seesCases] = "on" }
        // An association's account: the database gives its own rows, from views without persons and cases.
        if let association = Reader.current?.association {
            settings["bolig.association"] = association
            settings["search_path"] = "own, public"
            settings["role"] = "bolig_association"
        }
        try await readFindingKey()
        let hidesSomebody = settings[seesProtected] == nil || settings["bolig.association"] != nil
        return try await pool.transaction(mode, settings: settings) { [keyring] tx in
            tx.companion = TransactionKeys(keyring, hidesSomebody: hidesSomebody)
            return try body(tx)
        }
    }

    /// Reads in one transaction, which writes nothing but the look-up where the answer shows cases.
    package func read<Answer: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Answer) async throws
        -> Answer
    {
        try await look(.readOnly, body)
    }

    /// Reads as of one moment, however many statements that takes.
    package func snapshot<Answer: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await look(.snapshot, body)
    }

    /// Reads, and notes whom the answer shows to whom (`Reader`).
    func look<Answer: Sendable>(
        _ mode: TransactionMode, settings: [String: String] = [:],
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        let reader = Answer.self is any ShowsCases.Type ? Reader.current : nil
        return try await inWords {
            let settings = reader == nil ? settings : settings.merging(Reader.settings) { mine, _ in mine }
            return try await transaction(reader == nil ? mode : mode.writable, settings: settings) { tx in
                let answer = try body(tx)
                reader?.note(answer, tx)
                tx.hasOnlyRead = true
                return answer
            }
        }
    }

    /// Writes in one transaction with its event, once for each idempotency key.
    ///
    /// The answer is kept under the key, so a client that lost the connection and asks again gets what it would have got.
    /// A dry run does everything, deferred constraints too, and nothing of it stays but that somebody was shown it.
    package func write<Answer: Codable & Sendable>(
        _ act: Act, settings: [String: String] = [:], _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        guard act.dryRun else { return try await written(act, settings, body) }
        return try await inWords { try await tried { try await written(act, settings, body) } }
    }

    private func written<Answer: Codable & Sendable>(
        _ act: Act, _ settings: [String: String], _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        let reader = Reader.current
        return try await inWords {
            try await transaction(.readWrite, settings: settings) { tx in
                let answer = try tx.written(act, body)
                reader?.note(answer, tx)
                return answer
            }
        }
    }

    /// The answer already given under the act's key, or nil.
    package func answer<Answer: Codable & Sendable>(to act: Act) async throws -> Answer? {
        let reader = Reader.current
        return try await inWords {
            try await transaction(.readWrite) { tx in
                let answer: Answer? = try tx.answer(to: act)
                if let answer { reader?.note(answer, tx) }
                return answer
            }
        }
    }

    /// Runs the body and says what PostgreSQL refused in the words of the service.
    func inWords<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let error as PostgresError {
            throw error.problem ?? error
        }
    }
}

extension Transaction {
    /// What a write answers: done now, tried, or done before under the same key.
    fileprivate func written<Answer: Codable>(
        _ act: Act, _ body: (Transaction) throws -> Answer
    ) throws -> Answer {
        if act.dryRun { return try rehearse { try body(self) } }
        if let given: Answer = try answer(to: act) { return given }
        let answer = try body(self)
        try keep(answer, for: act)
        return answer
    }
}

extension Reader {
    /// Notes an answer, where it is one that can show cases.
    fileprivate func note<Answer>(_ answer: Answer, _ tx: Transaction) {
        guard let answer = answer as? any ShowsCases else { return }
        var cases = ShownCases()
        answer.add(to: &cases)
        note(cases, tx)
    }
}
