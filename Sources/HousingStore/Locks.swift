import Postgres

/// What two writers at once must take turns on. Taken in this order, so that they cannot wait for each other.
enum Lock: Int {
    case association = 1
    case citizen, unit, recheck, parameters
}

extension Transaction {
    /// Waits until nobody else holds the lock; it ends with the transaction.
    func lock(_ lock: Lock, _ id: Int) throws {
        // A 32-bit number is what the two-key form takes; ids above it would share locks, which only makes them wait.
        try execute("select pg_advisory_xact_lock(\(lock.rawValue)::int, (\(id)::bigint % 2147483647)::int)")
    }
}
