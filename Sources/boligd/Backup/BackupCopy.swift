import Crypto
import Foundation
import Housing

/// A copy of a database in a folder named by its instant, and the manifest beside it.
struct BackupCopy: Sendable {
    /// Such as `/mnt/elsewhere/bolig/20261122T020000Z`.
    let folder: String

    var manifestFile: String { folder + ".manifest" }
    var name: String { URL(fileURLWithPath: folder).lastPathComponent }

    /// The copies in a folder, the oldest first.
    static func all(in folder: String) -> [BackupCopy] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter(isName).sorted().map { BackupCopy(folder: "\(folder)/\($0)") }
    }

    /// The copy at a path, or the newest in the folder there. Throws `no_backup`.
    static func at(_ path: String) throws(Problem) -> BackupCopy {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let copy = BackupCopy(folder: path)
        if isName(copy.name), FileManager.default.fileExists(atPath: path) { return copy }
        guard let newest = all(in: path).last else { throw .noBackup(path) }
        return newest
    }

    /// `20261122T020000Z`, in UTC.
    static func name(_ instant: Instant) -> String {
        instant.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    private static func isName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count == 16 && bytes[8] == UInt8(ascii: "T") && bytes[15] == UInt8(ascii: "Z")
            && (bytes[..<8] + bytes[9..<15]).allSatisfy { (48...57).contains($0) }
    }

    /// What the manifest says; throws `bad_manifest`.
    func manifest() throws(Problem) -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: manifestFile),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data)
        else { throw .badManifest(manifestFile) }
        return manifest
    }

    /// What is not as the manifest says; empty where all is.
    func faults() -> [(file: String, why: Words)] {
        guard let manifest = try? manifest() else {
            return [
                (manifestFile, Words(da: "manifestet mangler eller kan ikke læses", en: "missing, or cannot be read"))
            ]
        }
        var found: Set<String> = []
        var faults: [(file: String, why: Words)] = []
        for path in Self.files(in: folder) {
            found.insert(path)
            guard let entry = manifest.files[path] else {
                faults.append(("\(folder)/\(path)", Words(da: "hører ikke til kopien", en: "is not of the copy")))
                continue
            }
            switch BackupManifest.Entry(of: "\(folder)/\(path)") {
            case entry: break
            case nil: faults.append(("\(folder)/\(path)", Words(da: "kan ikke læses", en: "cannot be read")))
            default: faults.append(("\(folder)/\(path)", Words(da: "er ændret", en: "was changed")))
            }
        }
        for path in manifest.files.keys.sorted() where !found.contains(path) {
            faults.append(("\(folder)/\(path)", Words(da: "mangler", en: "is missing")))
        }
        return faults
    }

    /// The paths of all files below a folder, links too, in order.
    static func files(in folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { path in
            var status = stat()
            return lstat("\(folder)/\(path)", &status) != 0 || status.st_mode & S_IFMT != S_IFDIR
        }.sorted()
    }
}

/// What a copy is of, and the size and hash of each of its files. It names no data.
struct BackupManifest: Codable {
    /// Of which database, as PostgreSQL names it.
    let identity: ServerIdentity
    /// The major version of PostgreSQL that reads it.
    let postgresql: String
    /// When the copy was whole: it gives this moment, and with archived WAL any later one.
    let completed: Instant
    /// The oldest file of WAL it needs; older ones in an archive serve no restore from it.
    let firstWAL: String
    /// By path inside the copy's folder.
    let files: [String: Entry]

    enum CodingKeys: String, CodingKey {
        case identity, postgresql, completed, files
        case firstWAL = "first_wal"
    }

    struct Entry: Codable, Equatable {
        let bytes: Int
        let sha256: String
    }

    var bytes: Int { files.values.reduce(0) { $0 + $1.bytes } }
}

extension BackupManifest.Entry {
    /// Of a file as it lies on the disk; nil where it cannot be read to its end.
    init?(of file: String) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var hash = SHA256()
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var bytes = 0
        while true {
            let count = read(descriptor, &piece, piece.count)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            piece.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            bytes += count
        }
        self.init(
            bytes: bytes,
            sha256: hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
