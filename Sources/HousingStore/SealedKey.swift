import Postgres

extension Store {
    /// One of the keys in a database that are wrapped by the service's key, or nil where nothing is sealed yet.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    package static func sealedKey(in conninfo: String) async throws -> [UInt8]? {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in
            try tx.optionalRow(
                """
                (select key from identity where key is not null order by citizen_id limit 1)
                union all (select key from import_file where key is not null order by id limit 1) limit 1
                """)?["key"]
        }
    }

    /// Whether the service's key is the one a key was wrapped by.
    package static func opens(_ wrapped: [UInt8], with key: [UInt8]) throws -> Bool {
        try Vault(key: key).opens(wrapped)
    }
}
