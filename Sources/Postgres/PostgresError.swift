/// What PostgreSQL or the connection to it refused.
///
/// It names the rule that failed (kind, SQLSTATE, constraint, table, column) and never a value: PostgreSQL's DETAIL,
/// where the values stand, is not read at all.
package struct PostgresError: Error, Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case uniqueViolation, foreignKeyViolation, checkViolation, exclusionViolation, notNullViolation
        /// Another constraint, such as a domain's or a trigger's.
        case otherConstraint
        /// The transaction could not be ordered among the others; the same transaction may succeed if run again.
        case serializationFailure, deadlock
        /// `statement_timeout`, `lock_timeout` or an administrator ended the statement. (A cancelled task gets `CancellationError`.)
        case timedOut, lockNotAvailable
        /// The connection broke before the transaction was committed: nothing of it happened.
        case connectionLost
        /// The connection broke while committing: whether it happened is not known.
        case outcomeUnknown
        case cannotConnect, tooManyConnections
        case insufficientPrivilege, readOnly, diskFull
        /// A statement failed earlier in the transaction and the failure was not passed on; nothing was committed.
        case transactionAborted
        /// A value is not of the column's type or range.
        case invalidValue
        /// The statement itself is wrong, or names what does not exist.
        case wrongStatement
        /// The connection was used in a way it cannot be, such as a query inside a COPY.
        case misuse
        case other
    }

    package let kind: Kind
    /// Five characters, empty when the error did not come from the server.
    package let sqlState: String
    /// What PostgreSQL says in one sentence, cut where a value would follow.
    package let message: String
    package var constraint: String?
    package var table: String?
    package var column: String?
    /// The failure came at commit: a deferred constraint, or a conflict found there.
    package var atCommit = false

    /// Running the same transaction again may succeed, and nothing of the failed one happened.
    package var isTransient: Bool {
        switch kind {
        case .serializationFailure, .deadlock, .connectionLost: true
        default: false
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// Kind, SQLSTATE, and the names of constraint, table and column.
    package var description: String {
        var parts = [kind.rawValue]
        if !sqlState.isEmpty { parts.append(sqlState) }
        parts += [("constraint", constraint), ("table", table), ("column", column)]
            .compactMap { name, value in value.map { "\(name) \($0)" } }
        if atCommit { parts.append("at commit") }
        return "PostgreSQL: " + parts.joined(separator: ", ") + (message.isEmpty ? "" : ": \(message)")
    }
}

extension PostgresError {
    init(kind: Kind, message: String) {
        self.init(kind: kind, sqlState: "", message: message)
    }

    static let misuseWhileStreaming = PostgresError(
        kind: .misuse, message: "another statement while rows or COPY are under way on the same connection")

    /// From the fields of an error result.
    init(sqlState: String, message: String, constraint: String?, table: String?, column: String?) {
        let kind = Kind(sqlState: sqlState)
        self.init(
            kind: kind, sqlState: sqlState, message: Self.withoutValues(message, sqlState: sqlState),
            constraint: constraint, table: table, column: column)
    }

    /// Messages about data (class 22) quote the value at fault: `invalid input syntax for type integer: "abc"`.
    private static func withoutValues(_ message: String, sqlState: String) -> String {
        guard sqlState.hasPrefix("22") else { return message }
        let end = message.firstIndex { $0 == "\"" || $0 == ":" || $0.isNumber } ?? message.endIndex
        var cut = String(message[..<end])
        while cut.last == " " { cut.removeLast() }
        return cut
    }
}

extension PostgresError.Kind {
    init(sqlState: String) {
        switch sqlState {
        case "23505": self = .uniqueViolation
        case "23503": self = .foreignKeyViolation
        case "23514": self = .checkViolation
        case "23P01": self = .exclusionViolation
        case "23502": self = .notNullViolation
        case "40001": self = .serializationFailure
        case "40P01": self = .deadlock
        case "57014": self = .timedOut
        case "55P03": self = .lockNotAvailable
        case "57P01", "57P02", "57P03", "57P05": self = .connectionLost
        case "53300": self = .tooManyConnections
        case "42501": self = .insufficientPrivilege
        case "25006": self = .readOnly
        case "25P02": self = .transactionAborted
        case "53100": self = .diskFull
        default:
            switch sqlState.prefix(2) {
            case "08": self = .connectionLost
            case "22": self = .invalidValue
            case "23": self = .otherConstraint
            case "42", "0A", "26": self = .wrongStatement
            case "58": self = .other
            default: self = .other
            }
        }
    }
}
