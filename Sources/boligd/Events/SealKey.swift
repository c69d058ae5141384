import Foundation
import Housing
import HousingStore

/// The file with the private key that signs the heads of the seals; its public half stands beside it, for whoever verifies.
struct SealKey: Sendable {
    let file: String

    /// `seal.pub` beside `seal.key`.
    var publicFile: String {
        (file.hasSuffix(".key") ? String(file.dropLast(4)) : file) + ".pub"
    }

    /// The key. The public half is written where it is missing.
    ///
    /// - Parameter isMade: whether a missing key is made.
    /// - Returns: nil where the file is missing and none is made.
    /// - Throws: `bad_seal_key` for a file that is none; `seal_key_open` where others may read it; `wrong_seal_key` where the
    ///   public half beside it is of another key, or where only that half is there.
    func read(isMade: Bool) throws -> [UInt8]? {
        if !FileManager.default.fileExists(atPath: file) {
            if FileManager.default.fileExists(atPath: publicFile) { throw Problem.wrongSealKey(file, publicFile) }
            guard isMade else { return nil }
            try DataFolder.write(SealedHead.newKey(), to: file)
            own(file)
        }
        var status = stat()
        if stat(file, &status) == 0, status.st_mode & 0o077 != 0 { throw Problem.sealKeyOpen(file) }
        guard let data = FileManager.default.contents(atPath: file), data.count == 32,
            let half = SealedHead.publicHalf(of: Array(data))
        else { throw Problem.badSealKey(file) }
        if !FileManager.default.fileExists(atPath: publicFile) {
            try DataFolder.write(Array((Data(half).base64EncodedString() + "\n").utf8), to: publicFile, mode: 0o644)
            own(publicFile)
        }
        guard try Self.readPublic(publicFile) == half else { throw Problem.wrongSealKey(file, publicFile) }
        return Array(data)
    }

    /// The public key in a file: 32 bytes in base64, on a line.
    static func readPublic(_ file: String) throws -> [UInt8] {
        let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let key = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), key.count == 32
        else {
            throw Problem.badSealKey(file)
        }
        return Array(key)
    }
}

/// What root makes in a folder is of the folder's owner, who serves.
func own(_ path: String) {
    var status = stat()
    guard geteuid() == 0, stat(URL(fileURLWithPath: path).deletingLastPathComponent().path, &status) == 0 else {
        return
    }
    // Not where a link leads: the folder is another's.
    lchown(path, status.st_uid, status.st_gid)
}

extension Problem {
    fileprivate static func badSealKey(_ file: String) -> Problem {
        Problem(
            .wrongUse, "bad_seal_key",
            Words(
                da: "Seglenes nøgle kan ikke læses, eller er ikke en Ed25519-nøgle.",
                en: "The key of the seals cannot be read or is no Ed25519 key."),
            details: ["file": file],
            hint: Words(
                da: "seal.key er 32 byte; seal.pub er den offentlige halvdel i base64 på én linje.",
                en: "seal.key is 32 bytes; seal.pub is the public half in base64, on one line."))
    }

    /// - Parameter witness: the file that tells of another key.
    static func wrongSealKey(_ file: String, _ witness: String) -> Problem {
        Problem(
            .refused, "wrong_seal_key",
            Words(
                da:
                    "Seglenes nøgle mangler eller er en anden end den, der har underskrevet hidtil. Der laves ikke en ny.",
                en:
                    "The key of the seals is missing or is another than the one that signed until now. No new one is made."
            ),
            details: ["file": file, "witness": witness],
            hint: Words(
                da:
                    "Læg seal.key tilbage fra sikkerhedskopien. Er den tabt: flyt seal.pub og mappen med hoveder til et andet sted, gem dem sammen, og start igen; så laves en ny nøgle.",
                en:
                    "Put seal.key back from the backup. If it is lost: move seal.pub and the folder of heads to another place, keep them together, and start again; then a new key is made."
            ))
    }

    fileprivate static func sealKeyOpen(_ file: String) -> Problem {
        Problem(
            .refused, "seal_key_open",
            Words(da: "Andre må læse seglenes nøgle.", en: "Others may read the key of the seals."),
            details: ["file": file],
            hint: Words(
                da: "Giv den kun til tjenestens bruger: chmod 600 \(file)",
                en: "Give it to the service's user alone: chmod 600 \(file)"))
    }
}
