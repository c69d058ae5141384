import Housing
import Postgres
import Synchronization

/// The keys as a transaction has them, and whether it hides anybody.
final class TransactionKeys: Sendable {
    let vault: Vault
    /// False where whoever is answered may see protected persons, and all that is anybody's.
    fileprivate let hidesSomebody: Bool
    /// The key that wraps in this transaction, once one was needed.
    fileprivate let master = Mutex<MasterKey?>(nil)

    init(_ keyring: Keyring, hidesSomebody: Bool = true) {
        vault = Vault(keyring: keyring)
        self.hidesSomebody = hidesSomebody
    }
}

extension Transaction {
    private var keys: TransactionKeys {
        get throws {
            guard let keys = companion as? TransactionKeys else {
                throw Problem(
                    .fault, "no_vault",
                    Words(
                        da: "Transaktionen kan ikke åbne noget forseglet.", en: "The transaction opens nothing sealed.")
                )
            }
            return keys
        }
    }

    /// False where nobody is hidden from whoever is answered, so that it need not be asked.
    var mayHide: Bool { (companion as? TransactionKeys)?.hidesSomebody ?? true }

    /// What opens names and notes.
    var vault: Vault { get throws { try keys.vault } }

    /// Bytes sealed under a new key, wrapped for its place.
    func seal(_ bytes: [UInt8], for place: KeyPlace) throws -> (key: [UInt8], sealed: [UInt8]) {
        try vault.seal(bytes, for: place, under: try master)
    }

    /// What seals the parts of a file, under a new key of the file's own.
    func fileSeal(for place: KeyPlace) throws -> FileSeal {
        try vault.fileSeal(for: place, under: try master)
    }

    /// The key that is in force. The database says which, once a transaction: so a rotation knows, when all transactions of
    /// before it have ended, that nothing more is wrapped by the old one.
    var master: MasterKey {
        get throws {
            let keys = try keys
            if let master = keys.master.withLock({ $0 }) { return master }
            let fingerprint: [UInt8]? = try optionalRow("select fingerprint from master_key")?["fingerprint"]
            let keyring = keys.vault.keyring
            guard let found = try fingerprint.map({ try keyring.master($0) }) ?? keyring.masters.first else {
                throw Problem.keyUnknown
            }
            keys.master.withLock { $0 = found }
            return found
        }
    }

    /// The next id of a table, for a row whose key is wrapped for it before it is there.
    func nextID(of table: String) throws -> Int {
        try row("select nextval(pg_get_serial_sequence(\(table), 'id')) as id")["id"]
    }
}
