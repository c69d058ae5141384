import Crypto
package import Housing
import HousingAPI
import Postgres

package import struct FoundationEssentials.Data

/// A file as it was sent, kept, so that it can be taken in later with a reason.
package struct SentBefore: Sendable {
    package let number: ImportNumber
    package let kind: ImportKind
    /// Without its folder.
    package let name: String
    /// LBF number where all of it is of one association.
    package let association: String?
    /// SHA-256 of the bytes.
    package let hash: [UInt8]
    package fileprivate(set) var bytes: Data
    /// True where its good rows are in, and others were left out.
    package let isStored: Bool
    /// The rows each code was confirmed for when it was sent; 0 is the file.
    package let confirmed: [String: Set<Int>]
    /// True of what somebody typed.
    package let isByHand: Bool

    /// Refuses a file that is in, with nothing left in it to confirm.
    package func refuseStored() throws {
        guard isStored else { return }
        throw Problem.importStored()
    }
}

extension Store {
    /// The bytes of a file that was sent in, and not stored or not all of it.
    ///
    /// - Parameter may: refuses a kind that whoever asks may not send, before its bytes are opened.
    /// - Throws: `import_stored` for one that is in with all its rows, `import_unreadable` where its key has been destroyed.
    package func unstored(
        _ name: String, may: @escaping @Sendable (ImportKind) throws -> Void = { _ in }
    ) async throws -> SentBefore {
        try await read { [vault] tx in
            let id = try tx.id(of: name, .imports)
            let row = try tx.optionalRow(
                """
                select f.kind, f.name, f.hash, f.key, f.keep_until, f.stored, f.refused, a.number as association,
                  e.details ? 'by_hand' as by_hand,
                  array(select d.key || d.value from jsonb_each_text(e.details) d where d.key like 'confirmed %') as confirmed
                from import_file f join event e on e.id = f.event_id
                left join association a on a.id = f.association_id where f.id = \(id)
                """)
            guard let row, let kind = ImportKind(rawValue: try row["kind"]) else {
                throw Problem.unknown(.imports, name)
            }
            try may(kind)
            let refused: Int = try row["refused"]
            var before = SentBefore(
                number: ImportNumber(id), kind: kind, name: try row["name"], association: try row["association"],
                hash: try row["hash"],
                bytes: Data(), isStored: try row["stored"], confirmed: confirmations(try row["confirmed"]),
                isByHand: try row["by_hand"])
            if refused == 0 { try before.refuseStored() }
            let key: [UInt8]? = try row["key"]
            guard try key != nil || row["keep_until", as: Day?.self] == nil else { throw Problem.unreadable(id) }
            try tx.forEach("select part, bytes from import_file_part where import_file_id = \(id) order by part") {
                part in
                let piece: [UInt8] = try part["bytes"]
                before.bytes +=
                    try key.map {
                        try vault.open(
                            key: $0, sealed: piece, of: .importFile(id), at: .file(part: try part["part"]))
                    } ?? piece
            }
            // Each part opens in its own place only; that none is missing at the end the hash says.
            guard before.hash.count != SHA256.byteCount || Array(SHA256.hash(data: before.bytes)) == before.hash else {
                throw Problem(
                    .fault, "import_broken",
                    Words(
                        da: "Filen er ikke, som den blev sendt.", en: "The file is not as it was sent."),
                    details: ["import": "I-\(id)"])
            }
            return before
        }
    }
}

/// The rows by code, of what an event keeps of them: `confirmed rent_changed 2 14`.
private func confirmations(_ texts: [String]) -> [String: Set<Int>] {
    var confirmed: [String: Set<Int>] = [:]
    for text in texts {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 1 else { continue }
        confirmed[words[1]] = Set(words.dropFirst(2).compactMap { Int($0) })
    }
    return confirmed
}

extension Problem {
    /// Nothing of a file waits to be confirmed.
    ///
    /// - Parameter later: the import that took in the same bytes; nil where it is the file itself.
    static func importStored(as later: ImportNumber? = nil) -> Problem {
        Problem(
            .refused, "import_stored",
            Words(
                da: "Filen er allerede gemt, og der er intet i den at bekræfte.",
                en: "The file is stored already, and there is nothing in it to confirm."),
            details: later.map { ["import": "\($0)"] } ?? [:],
            hint: later.map {
                Words(da: "Se den: bolig imports show \($0)", en: "See it: bolig imports show \($0)")
            }
                ?? Words(
                    da: "Rækker med fejl rettes i filen, som så sendes igen.",
                    en: "Rows with mistakes are mended in the file, which is sent again."))
    }

    /// The key of a file has been destroyed.
    static func unreadable(_ id: Int) -> Problem {
        Problem(
            .refused, "import_unreadable",
            Words(
                da: "Filens indhold er slettet efter fristen.", en: "What the file held was destroyed after its days."),
            details: ["import": "I-\(id)"],
            hint: Words(da: "Send filen igen.", en: "Send the file again."))
    }
}
