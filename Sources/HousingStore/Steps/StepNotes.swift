import FoundationEssentials
import Housing
import Postgres

// What is said beside a step is sealed like a name, each note under a key of its own, which goes when it is forgotten.

extension Transaction {
    /// Keeps what is said beside a step, sealed.
    ///
    /// - Returns: its id, for the version the step writes; nil where nothing is said.
    func keep(note: String?, _ event: Event) throws -> Int? {
        guard let note = said(note) else { return nil }
        let id = try nextID(of: "step_note")
        let sealed = try seal(Array(note.utf8), for: .stepNote(id))
        try execute(
            """
            insert into step_note (id, event_id, key, sealed) overriding system value
            values (\(id), \(event.id), \(sealed.key), \(sealed.sealed))
            """)
        return id
    }

    /// A note as a step kept it; nil where there is none, or it is forgotten.
    func note(_ id: Int?) throws -> String? {
        guard let id,
            let row = try optionalRow("select key, sealed from step_note where id = \(id) and key is not null")
        else { return nil }
        return try vault.note(key: try row["key"], sealed: try row["sealed"], of: .stepNote(id))
    }
}

extension Vault {
    /// Opens a note.
    func note(key: [UInt8], sealed: [UInt8], of place: KeyPlace) throws -> String {
        String(decoding: try open(key: key, sealed: sealed, of: place), as: UTF8.self)
    }

    /// Opens a note of a step as a view has it: its id, the wrapped key and the sealed text in hexadecimal, spaces between.
    func note(column: String) throws -> String {
        let parts = column.split(separator: " ")
        guard parts.count == 3, let id = Int(parts[0]), let key = [UInt8](hexadecimal: String(parts[1])),
            let sealed = [UInt8](hexadecimal: String(parts[2]))
        else {
            throw Problem(
                .fault, "bad_note", Words(da: "Bemærkningen kan ikke åbnes.", en: "The note cannot be opened."))
        }
        return try note(key: key, sealed: sealed, of: .stepNote(id))
    }
}

extension Store {
    /// Seals the notes that were written before notes were sealed. What was there stays until it is done, whoever ends
    /// meanwhile; several at once share them.
    ///
    /// - Parameters:
    ///   - conninfo: connection string of the daemon's role.
    ///   - keyring: the service's keys.
    /// - Returns: how many there were.
    @discardableResult
    package static func sealNotes(in conninfo: String, _ keyring: Keyring) async throws -> Int {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        var count = 0
        func sealsNext() async throws -> Bool {
            try await connection.transaction { tx in
                tx.companion = TransactionKeys(keyring)
                return try tx.sealNote()
            }
        }
        while try await sealsNext() { count += 1 }
        return count
    }
}

extension Transaction {
    /// Seals the next note that stands open; false where none does.
    fileprivate func sealNote() throws -> Bool {
        let row = try optionalRow(
            "select id, plain from step_note where plain is not null order by id limit 1 for update skip locked")
        guard let row else { return false }
        let id: Int = try row["id"]
        let sealed = try seal(Array(try row["plain", as: String.self].utf8), for: .stepNote(id))
        try execute(
            """
            update step_note set key = \(sealed.key), sealed = \(sealed.sealed), plain = null
            where id = \(id)
            """)
        return true
    }
}
