import Crypto
import Housing
import Synchronization

/// The service's keys as this program knows them: the one in force, and, while keys are being rotated, the one before. A key
/// that is asked for and not among them makes it read the file again, for another program may have rotated meanwhile.
package final class Keyring: Sendable {
    private struct State {
        /// The newest first. What was known once stays known until the program ends.
        var masters: [MasterKey]
        var finding: SymmetricKey?
    }

    private let state: Mutex<State>
    private let reread: (@Sendable () throws -> [[UInt8]])?

    /// - Parameters:
    ///   - keys: 32 bytes each, the newest first.
    ///   - reread: reads them again from where they are kept; nil where they cannot change.
    package init(_ keys: [[UInt8]], reread: (@Sendable () throws -> [[UInt8]])? = nil) throws {
        state = Mutex(State(masters: try keys.map { try MasterKey($0) }))
        self.reread = reread
    }

    var masters: [MasterKey] { state.withLock { $0.masters } }

    /// The key of that fingerprint; nil where the file has none either.
    func master(_ fingerprint: [UInt8]) throws -> MasterKey? {
        if let known = masters.first(where: { $0.fingerprint == fingerprint }) { return known }
        return try readAgain().first { $0.fingerprint == fingerprint }
    }

    /// Reads the file again and gives all keys that are known then.
    func readAgain() throws -> [MasterKey] {
        guard let reread else { return masters }
        let read = try reread().map { try MasterKey($0) }
        return state.withLock { state in
            state.masters = read + state.masters.filter { old in !read.contains { $0.fingerprint == old.fingerprint } }
            return state.masters
        }
    }

    /// The key of the look-up hashes; nil before it was read from the database.
    var finding: SymmetricKey? {
        get { state.withLock { $0.finding } }
        set { state.withLock { $0.finding = newValue } }
    }
}
