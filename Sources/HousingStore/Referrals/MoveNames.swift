import FoundationEssentials
import Housing
import Postgres

extension Store {
    /// Moves the names that earlier versions kept beside the CPR number to the versions of the citizens' referrals. It is done in
    /// portions, each a transaction, so that whoever is killed in the middle goes on where it was. What does not open is left.
    ///
    /// - Parameter portion: how many citizens one transaction takes.
    /// - Returns: how many citizens were looked at.
    @discardableResult
    package func moveNames(portion: Int = 500) async throws -> Int {
        let citizens: [Int] = try await transaction(.readOnly) { tx in
            try tx.rows("select citizen_id from identity where \(fragment: Self.namesToMove) order by citizen_id")
                .map { try $0["citizen_id"] }
        }
        var count = 0
        for first in stride(from: 0, to: citizens.count, by: portion) {
            let some = Array(citizens[first..<min(first + portion, citizens.count)])
            count += try await transaction { tx in try tx.moveNames(of: some) }
        }
        return count
    }

    fileprivate static let namesToMove: Statement = "holds_name and sealed is not null"
}

extension Transaction {
    fileprivate func moveNames(of citizens: [Int]) throws -> Int {
        try lockCitizens(in: "select unnest(\(citizens)::bigint[])")
        let vault = try vault
        var (named, names): ([Int], [String]) = ([], [])
        var (moved, keys, sealed): ([Int], [String], [String]) = ([], [], [])
        for row in try rows(
            """
            select citizen_id, key, sealed from identity
            where citizen_id = any(\(citizens)::bigint[]) and \(fragment: Store.namesToMove)
            """)
        {
            let citizen: Int = try row["citizen_id"]
            guard let identity = try? vault.identity(key: row["key"], sealed: row["sealed"], of: citizen) else {
                continue
            }
            if let name = identity.name, let key = try factsKey(of: citizen) {
                named.append(citizen)
                names.append(try key.sealed(name: name))
            }
            let number = try seal(
                Array(try JSONEncoder().encode(SealedIdentity(cpr: identity.cpr))), for: .identity(citizen: citizen))
            moved.append(citizen)
            keys.append(number.key.hexadecimal)
            sealed.append(number.sealed.hexadecimal)
        }
        _ = try row("select move_names(\(named)::bigint[], \(names)::text[])")
        return try execute(
            """
            update identity i set key = decode(n.key, 'hex'), sealed = decode(n.sealed, 'hex'), holds_name = false
            from unnest(\(moved)::bigint[], \(keys)::text[], \(sealed)::text[]) n (citizen_id, key, sealed)
            where i.citizen_id = n.citizen_id
            """)
    }
}
