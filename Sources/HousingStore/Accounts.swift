import Crypto
import Housing
package import HousingAPI
package import Postgres

/// Who is behind a request.
package struct Actor: Sendable, Equatable {
    package let name: String
    package let roles: Set<Role>
    /// What the roles carry, by the rows of `role_right`.
    package let rights: Set<Right>
    /// The number of the association whose rows it is shown and no others, for an association's account; empty where it is
    /// of none, which sees nothing.
    package let association: String?

    package func has(_ right: Right) -> Bool { rights.contains(right) }
}

extension Store {
    /// The account a token belongs to, or nil where it belongs to none that is open, as it was a moment ago: a token that
    /// another process has revoked since may count for `KnownActors.time`.
    package func recentActor(token: String) async throws -> Actor? {
        if let known = knownActors.actor(hash(token: token)) { return known }
        return try await actor(token: token)
    }

    /// The account a token belongs to, or nil where it belongs to none that is open now.
    package func actor(token: String) async throws -> Actor? {
        let (hash, asked) = (hash(token: token), knownActors.begin())
        // One round trip.
        let rows = try await inWords {
            try await pool.rows(
                """
                select name, roles, (select number from association where id = a.association_id) as association,
                  array(select "right" from role_right where role = any (a.roles)) as rights,
                  coalesce(expires_at < clock_timestamp() + interval '1 second', false) as ending
                from account a
                where token_hash = \(hash) and closed_at is null
                  and (expires_at is null or expires_at > clock_timestamp())
                """)
        }
        guard let found = rows.first else { return nil }
        let (roles, rights): ([String], [String]) = (try found["roles"], try found["rights"])
        let association: String? = try found["association"]
        let actor = Actor(
            name: try found["name"], roles: Set(roles.compactMap { Role(rawValue: $0) }),
            rights: Set(rights.compactMap { Right(rawValue: $0) }),
            association: roles.contains(Role.association.rawValue) ? association ?? "" : nil)
        // What ends in this moment ends when it does.
        if try !found["ending", as: Bool.self] { knownActors.keep(actor, hash, asked: asked) }
        return actor
    }

    /// Changes accounts; from then on nobody counts by what was known of them before.
    func changeAccounts(_ act: Act, _ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        defer { knownActors.forget() }
        let _: Bool = try await write(act) { tx in
            try body(tx)
            return true
        }
    }

    /// Adds an account. The token is kept only as a hash: who calls shows it once.
    ///
    /// - Parameters:
    ///   - association: the number of the association it is of, for one with the role `association`.
    ///   - expires: from when its token is no longer known; nil is never.
    package func addAccount(
        _ act: Act, name: String, roles: Set<Role>, association: String? = nil, expires: Timestamp? = nil, token: String
    ) async throws {
        try Problem.refuseNumber(in: name)
        let codes = roles.map(\.rawValue).sorted()
        try await changeAccounts(act) { tx in
            let owner = try association.map { try tx.id(of: $0, .associations) }
            try tx.execute(
                """
                insert into account (name, roles, association_id, expires_at, token_hash)
                values (\(name), \(codes), \(owner), \(expires), \(hash(token: token)))
                """)
            _ = try tx.event(act, subject: name, details: ["roles": codes.joined(separator: " ")])
        }
    }

    /// Makes the local user of an embedded service hold that token, adding it at the first start.
    package func setLocalUser(_ act: Act, name: String, token: String) async throws {
        try await changeAccounts(act) { tx in
            // All but an association's, which would be of nobody else.
            let codes = Role.allCases.filter { $0 != .association }.map(\.rawValue)
            try tx.execute(
                """
                insert into account (name, roles, token_hash) values (\(name), \(codes), \(hash(token: token)))
                on conflict (name) do update set token_hash = excluded.token_hash, roles = excluded.roles,
                  closed_at = null, expires_at = null
                """)
            _ = try tx.event(act, subject: name)
        }
    }
}

/// As a token is kept.
func hash(token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }
