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
        let sealed = try vault.seal(Array(note.utf8))
        return try row(
            """
            insert into step_note (event_id, key, sealed) values (\(event.id), \(sealed.key), \(sealed.sealed)) returning id
            """)["id"]
    }

    /// A note as a step kept it; nil where there is none, or it is forgotten.
    func note(_ id: Int?) throws -> String? {
        guard let id,
            let row = try optionalRow("select key, sealed from step_note where id = \(id) and key is not null")
        else { return nil }
        return try vault.note(key: try row["key"], sealed: try row["sealed"])
    }
}

extension Vault {
    /// Opens a note.
    func note(key: [UInt8], sealed: [UInt8]) throws -> String {
        String(decoding: try open(key: key, sealed: sealed), as: UTF8.self)
    }

    /// Opens a note as a view has it: the wrapped key and the sealed text in hexadecimal, a space between.
    func note(column: String) throws -> String {
        let parts = column.split(separator: " ")
        guard parts.count == 2, let key = [UInt8](postgresText: "\\x\(parts[0])"),
            let sealed = [UInt8](postgresText: "\\x\(parts[1])")
        else {
            throw Problem(
                .fault, "bad_note", Words(da: "Bemærkningen kan ikke åbnes.", en: "The note cannot be opened."))
        }
        return try note(key: key, sealed: sealed)
    }
}

extension Store {
    /// Seals the notes that were written before notes were sealed. What was there stays until it is done, whoever ends
    /// meanwhile; several at once share them.
    ///
    /// - Parameters:
    ///   - conninfo: connection string of the daemon's role.
    ///   - key: the service's key.
    /// - Returns: how many there were.
    @discardableResult
    package static func sealNotes(in conninfo: String, key: [UInt8]) async throws -> Int {
        let vault = try Vault(key: key)
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        var count = 0
        func sealsNext() async throws -> Bool { try await connection.transaction { tx in try tx.sealNote(vault) } }
        while try await sealsNext() { count += 1 }
        return count
    }
}

extension Transaction {
    /// Seals the next note that stands open; false where none does.
    fileprivate func sealNote(_ vault: Vault) throws -> Bool {
        let row = try optionalRow(
            "select id, plain from step_note where plain is not null order by id limit 1 for update skip locked")
        guard let row else { return false }
        let sealed = try vault.seal(Array(try row["plain", as: String.self].utf8))
        try execute(
            """
            update step_note set key = \(sealed.key), sealed = \(sealed.sealed), plain = null
            where id = \(try row["id", as: Int.self])
            """)
        return true
    }
}
