import Housing
import Postgres

extension Store {
    /// Wraps every key by the key in force and for its place, where an earlier version or an earlier key wrapped it. It is done
    /// in portions, each a transaction of its own, so that whoever is killed in the middle goes on where it was.
    ///
    /// - Returns: how many keys that were.
    package func rewrapKeys(portion: Int = 5000) async throws -> Int {
        var total = 0
        for keys in WrappedKeys.all {
            var unopened: Set<String> = []
            while true {
                let left = unopened
                let (count, now) = try await transaction { tx in
                    try tx.lock(job: .keys)
                    var unopened = left
                    return (try tx.rewrap(keys, portion, leaving: &unopened), unopened)
                }
                total += count - (now.count - unopened.count)
                unopened = now
                if count < portion { break }
            }
        }
        return total
    }
}
