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

    /// - Parameter key: 32 bytes that are kept outside the database; names and CPR numbers cannot be read without.
    package init(pool: Pool, key: [UInt8]) throws {
        self.pool = pool
        self.vault = try Vault(key: key)
    }

    /// Reads in one transaction that cannot write.
    package func read<Answer: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Answer) async throws
        -> Answer
    {
        try await inWords { try await pool.transaction(.readOnly) { tx in try body(tx) } }
    }

    /// Reads as of one moment, however many statements that takes.
    package func snapshot<Answer: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await inWords { try await pool.transaction(.snapshot) { tx in try body(tx) } }
    }

    /// Writes in one transaction with its event, once for each idempotency key.
    ///
    /// The answer is kept under the key, so a client that lost the connection and asks again gets what it would have got.
    /// A dry run does everything, deferred constraints too, and is then rolled back.
    package func write<Answer: Codable & Sendable>(
        _ act: Act, settings: [String: String] = [:], _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await inWords {
            try await pool.transaction(.readWrite, settings: settings) { tx in
                if act.dryRun {
                    let answer = try body(tx)
                    tx.rollbackOnly()
                    return answer
                }
                if let given: Answer = try tx.answer(to: act) { return given }
                let answer = try body(tx)
                try tx.keep(answer, for: act)
                return answer
            }
        }
    }

    /// The answer already given under the act's key, or nil.
    package func answer<Answer: Codable & Sendable>(to act: Act) async throws -> Answer? {
        try await inWords { try await pool.transaction(.readWrite) { tx in try tx.answer(to: act) } }
    }

    /// Runs the body and says what PostgreSQL refused in the words of the service.
    private func inWords<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let error as PostgresError {
            throw error.problem ?? error
        }
    }
}
