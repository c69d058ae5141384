import Crypto
import FoundationEssentials
import Housing
import Postgres

extension Store {
    /// Whether the keys open what the database has sealed, or it has nothing sealed yet (nil). Whoever is found by a hash is sealed too: the
    /// hashes' key must open.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    package static func opens(_ conninfo: String, with keyring: Keyring?) async throws -> Bool? {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in try tx.opens(with: keyring) }
    }

    /// Makes the key of the look-up hashes where there is none, and says which key is in force where nobody has. To be called
    /// when `opens` was not false, before anything is served.
    ///
    /// In a database of before it had a key of its own it is the one the stored hashes were made with.
    package static func prepareKeys(in conninfo: String, _ keyring: Keyring) async throws {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        try await connection.transaction { tx in
            tx.companion = TransactionKeys(keyring)
            try tx.lock(job: .keys)
            let isEmpty = try tx.opens(with: keyring) == nil
            // Nothing was sealed under a key that is lost.
            if isEmpty, let newest = keyring.masters.first {
                try tx.execute(
                    """
                    insert into master_key (fingerprint) values (\(newest.fingerprint))
                    on conflict (single) do update set fingerprint = excluded.fingerprint, since = now()
                    """)
            }
            try tx.prepareKeys(isEmpty: isEmpty)
        }
    }

    /// Reads the key of the look-up hashes, once. Where it does not open nobody is found by a hash.
    func readFindingKey() async throws {
        guard keyring.finding == nil else { return }
        let keyring = keyring
        let found: [UInt8]? = try await pool.transaction(.readOnly) { tx in
            try tx.optionalRow("select wrapped from service_key where purpose = \(findingPurpose)")?["wrapped"]
        }
        if let found {
            keyring.finding = try? Vault(keyring: keyring).unwrap(found, of: .service(findingPurpose))
        } else {
            keyring.finding = keyring.masters.first?.oldFinding
        }
    }
}

/// Of the key of the look-up hashes.
let findingPurpose = "find"

extension Transaction {
    fileprivate func opens(with keyring: Keyring?) throws -> Bool? {
        guard let specimen = try specimen() else { return nil }
        guard let keyring, (try? Vault(keyring: keyring).unwrap(specimen.key, of: specimen.place)) != nil else {
            return false
        }
        let master = try optionalRow("select fingerprint from master_key")
        return try master.map { try keyring.master(try $0["fingerprint"]) != nil } ?? true
    }

    /// Something wrapped that the service's key must open; nil where nothing is sealed yet.
    fileprivate func specimen() throws -> (key: [UInt8], place: KeyPlace)? {
        if let row = try optionalRow(
            "select citizen_id as id, key from identity where key is not null order by citizen_id limit 1")
        {
            return (try row["key"], .identity(citizen: try row["id"]))
        }
        if let row = try optionalRow("select id, key from import_file where key is not null order by id limit 1") {
            return (try row["key"], .importFile(try row["id"]))
        }
        let row = try optionalRow(
            """
            select wrapped as key from service_key where purpose = \(findingPurpose)
              and exists (select from identity where cpr_hash is not null or register_hash is not null)
            """)
        return try row.map { (try $0["key"], .service(findingPurpose)) }
    }

    fileprivate func prepareKeys(isEmpty: Bool) throws {
        let master = try master
        try execute(
            "insert into master_key (fingerprint) values (\(master.fingerprint)) on conflict (single) do nothing")
        let place = KeyPlace.service(findingPurpose)
        let found = try optionalRow("select wrapped from service_key where purpose = \(findingPurpose)")
        if let found, (try? vault.unwrap(try found["wrapped"], of: place)) != nil { return }
        // One that does not open was of a key that nothing is sealed under.
        guard found == nil || isEmpty else { throw Problem.keyUnknown }
        let isHashed: Bool = try row(
            "select exists (select from identity where cpr_hash is not null or register_hash is not null) as hashed")[
                "hashed"]
        let finding = isHashed ? master.oldFinding : SymmetricKey(size: .bits256)
        let wrapped = try vault.wrap(finding, for: place, under: master)
        try execute(
            """
            insert into service_key (purpose, wrapped) values (\(findingPurpose), \(wrapped))
            on conflict (purpose) do update set wrapped = excluded.wrapped
            """)
    }
}
