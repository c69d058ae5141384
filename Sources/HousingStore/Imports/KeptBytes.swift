package import Housing
import HousingAPI
import Postgres

package import struct FoundationEssentials.Data

/// A file as it was sent, kept, so that it can be taken in later with a reason.
package struct SentBefore: Sendable {
    package let kind: ImportKind
    /// Without its folder.
    package let name: String
    /// LBF number where all of it is of one association.
    package let association: String?
    /// SHA-256 of the bytes.
    package let hash: [UInt8]
    package let bytes: Data
}

extension Store {
    /// The bytes of a file that was sent in and not stored.
    ///
    /// - Parameter may: refuses a kind that whoever asks may not send, before its bytes are opened.
    /// - Throws: `import_stored` for one that is in already, `import_unreadable` where its key has been destroyed.
    package func unstored(
        _ name: String, may: @escaping @Sendable (ImportKind) throws -> Void = { _ in }
    ) async throws -> SentBefore {
        try await read { [vault] tx in
            let id = try tx.id(of: name, .imports)
            let row = try tx.optionalRow(
                """
                select f.kind, f.name, f.hash, f.key, f.keep_until, f.stored, a.number as association
                from import_file f left join association a on a.id = f.association_id where f.id = \(id)
                """)
            guard let row, let kind = ImportKind(rawValue: try row["kind"]) else {
                throw Problem.unknown(.imports, name)
            }
            try may(kind)
            guard try !row["stored"] else {
                throw Problem(
                    .refused, "import_stored", Words(da: "Filen er allerede gemt.", en: "The file is stored already."),
                    details: ["import": "I-\(id)"])
            }
            let key: [UInt8]? = try row["key"]
            guard try key != nil || row["keep_until", as: Day?.self] == nil else { throw Problem.unreadable(id) }
            var bytes = Data()
            try tx.forEach("select part, bytes from import_file_part where import_file_id = \(id) order by part") {
                part in
                let piece: [UInt8] = try part["bytes"]
                bytes +=
                    try key.map { try vault.open(key: $0, sealed: piece, at: .file(part: try part["part"])) } ?? piece
            }
            return SentBefore(
                kind: kind, name: try row["name"], association: try row["association"], hash: try row["hash"],
                bytes: bytes)
        }
    }
}

extension Problem {
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
