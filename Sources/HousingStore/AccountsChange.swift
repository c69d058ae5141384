import Housing
package import HousingAPI
package import Postgres

/// An account as its keeper sees it: never its token.
package struct Account: Sendable, Equatable {
    package let name: String
    package let roles: [Role]
    /// The number of the association it is of.
    package let association: String?
    package let createdAt: Timestamp
    /// From when its token is no longer known; nil is never.
    package let expiresAt: Timestamp?
    package let closedAt: Timestamp?
}

extension Store {
    /// Every account there has been, by name.
    package func accounts() async throws -> [Account] {
        try await read { tx in
            try tx.rows(
                """
                select a.name, a.roles, o.number as association, a.created_at, a.expires_at, a.closed_at
                from account a left join association o on o.id = a.association_id order by a.name
                """
            ).map { row in
                let roles: [String] = try row["roles"]
                return Account(
                    name: try row["name"], roles: roles.compactMap { Role(rawValue: $0) },
                    association: try row["association"], createdAt: try row["created_at"],
                    expiresAt: try row["expires_at"], closedAt: try row["closed_at"])
            }
        }
    }

    /// Gives an open account other roles, another end, or both; nil leaves either as it is. Its next request counts by them.
    ///
    /// - Throws: `unknown_account`, `account_closed`, `local_account`, `association_alone`.
    package func changeAccount(_ act: Act, name: String, roles: Set<Role>?, expires: AccountExpiry?) async throws {
        try await changeAccounts(act) { tx in
            let account = try tx.openAccount(name)
            if let roles {
                guard !account.isOfAssociation else { throw Problem.associationAlone }
                try tx.execute(
                    "update account set roles = \(roles.map(\.rawValue).sorted()) where id = \(account.id)")
            }
            if let expires {
                try tx.execute("update account set expires_at = \(expires.at) where id = \(account.id)")
            }
            var details: [String: String] = [:]
            if let roles { details["roles"] = roles.map(\.rawValue).sorted().joined(separator: " ") }
            if let expires { details["expires_at"] = expires.at?.postgresText ?? "never" }
            _ = try tx.event(act, subject: name, details: details)
        }
    }

    /// Closes an account for good: its token is known no longer, and its name stays with what it did.
    package func closeAccount(_ act: Act, name: String) async throws {
        try await changeAccounts(act) { tx in
            let account = try tx.openAccount(name)
            try tx.execute("update account set closed_at = clock_timestamp() where id = \(account.id)")
            _ = try tx.event(act, subject: name)
        }
    }

    /// Gives an account another token; the earlier one is known no longer.
    ///
    /// - Parameter expires: another end of the account; nil leaves the one it has.
    package func renewToken(_ act: Act, name: String, expires: AccountExpiry?, token: String) async throws {
        try await changeAccounts(act) { tx in
            let account = try tx.openAccount(name)
            try tx.execute("update account set token_hash = \(hash(token: token)) where id = \(account.id)")
            if let expires {
                try tx.execute("update account set expires_at = \(expires.at) where id = \(account.id)")
            }
            _ = try tx.event(act, subject: name)
        }
    }
}

/// When an account ends; `at` nil is never.
package struct AccountExpiry: Sendable, Equatable {
    package let at: Timestamp?

    package init(at: Timestamp?) { self.at = at }
}

extension Transaction {
    /// An account that may be changed, locked.
    fileprivate func openAccount(_ name: String) throws -> (id: Int, isOfAssociation: Bool) {
        // The local user gets its roles and its token from each start of the service.
        guard name != "local" else { throw Problem.localAccount }
        let found = try optionalRow(
            """
            select id, association_id is not null as of_association, closed_at is not null as closed
            from account where name = \(name) for update
            """)
        guard let found else { throw Problem.unknownAccount }
        guard try !found["closed", as: Bool.self] else { throw Problem.accountClosed }
        return (try found["id"], try found["of_association"])
    }
}

extension Problem {
    fileprivate static let unknownAccount = Problem(
        .notFound, "unknown_account", Words(da: "Brugeren findes ikke.", en: "There is no such account."),
        hint: Words(da: "Se dem: boligd users list", en: "See them: boligd users list"))

    fileprivate static let accountClosed = Problem(
        .refused, "account_closed", Words(da: "Brugeren er lukket.", en: "The account is closed."),
        hint: Words(
            da: "En lukket bruger åbnes ikke igen: opret en ny under et andet navn.",
            en: "A closed account is not opened again: add one under another name."))

    fileprivate static let localAccount = Problem(
        .refused, "local_account",
        Words(
            da: "Den lokale bruger hører til tjenesten og fornyes ved hver start.",
            en: "The local user belongs to the service and is renewed at each start."))

    fileprivate static let associationAlone = Problem(
        .wrongUse, "association_alone",
        Words(
            da: "En boligorganisations bruger har ingen andre roller.",
            en: "An association's account has no other role."))
}
