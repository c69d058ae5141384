import Foundation
import Housing
import Postgres

/// The folder of copies. Only one command at a time writes there; what an earlier one left half made has a name that
/// begins with a dot, is never taken for a copy, and goes with the next.
final class BackupTarget: Sendable {
    private let folder: String
    private let lock: Int32
    /// Each command makes its copy under a name of its own: one that was killed may have left a program behind that still
    /// writes under its.
    private var half: String { "\(folder)/.new.\(getpid())" }

    /// Makes the folder where it is missing, and locks it. Throws `backup_failed`, `backup_in_progress`.
    init(_ path: String) throws(Problem) {
        folder = URL(fileURLWithPath: path).path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        lock = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .backupFailed(folder, String(cString: strerror(errno))) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .backupInProgress(folder)
        }
    }

    deinit {
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// Refuses a folder with copies of another database, which `keep` would throw away, and one with a copy from an
    /// instant that is still to come: it would go before the new one wherever the newest is asked for.
    func require(_ identity: ServerIdentity) async throws(Problem) {
        for copy in BackupCopy.all(in: folder) {
            guard let theirs = try? copy.manifest().identity, theirs.system != identity.system else { continue }
            throw .backupOfAnother(copy.folder)
        }
        try requireLater(than: Instant(microseconds: Timestamp.now().microseconds))
    }

    private func requireLater(than now: Instant) throws(Problem) {
        guard let newest = BackupCopy.all(in: folder).last, newest.name > BackupCopy.name(now) else { return }
        throw .backupFromTheFuture(newest.folder)
    }

    /// Makes a copy by the superuser's connection string, reads it back, and gives it its name when it is whole.
    func copy(_ superuser: String, _ programs: ServerPrograms) async throws -> BackupCopy {
        await sweep()
        do {
            return try await make(superuser, programs)
        } catch {
            await sweep()
            throw error
        }
    }

    private func make(_ superuser: String, _ programs: ServerPrograms) async throws -> BackupCopy {
        let connection = superuser.replacing("dbname=postgres ", with: "")
        try await call([
            try programs.tool("pg_basebackup"), "--dbname=\(connection)", "--pgdata=\(half)", "--wal-method=stream",
            "--checkpoint=fast", "--manifest-checksums=SHA256", "--label=boligd backup",
        ])
        // What the server sent is what the disk has, and its WAL is whole to the copy's end.
        try await call([try programs.tool("pg_verifybackup"), "--quiet", half])
        let completed = try await freeInstant()
        try requireLater(than: completed)
        let copy = BackupCopy(folder: "\(folder)/\(BackupCopy.name(completed))")
        let manifest = try await manifest(of: half, completed, programs)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try DataFolder.write(Array(try encoder.encode(manifest)), to: copy.manifestFile)
        } catch {
            throw Problem.backupFailed(folder, String(cString: strerror(errno)))
        }
        guard rename(half, copy.folder) == 0, syncFolder() else {
            let why = String(cString: strerror(errno))
            unlink(copy.manifestFile)
            throw Problem.backupFailed(folder, why)
        }
        return copy
    }

    private func manifest(
        of half: String, _ completed: Instant, _ programs: ServerPrograms
    ) async throws(Problem) -> BackupManifest {
        var files: [String: BackupManifest.Entry] = [:]
        for path in BackupCopy.files(in: half) {
            guard let entry = BackupManifest.Entry(of: "\(half)/\(path)") else {
                throw .backupFailed(folder, "\(path): \(String(cString: strerror(errno)))")
            }
            files[path] = entry
        }
        // "START WAL LOCATION: 0/2000028 (file 000000010000000000000002)"
        let label = FileManager.default.contents(atPath: "\(half)/backup_label") ?? Data()
        let first = String(decoding: label, as: UTF8.self).split(separator: "(file ").last?.prefix { $0 != ")" }
        return BackupManifest(
            identity: try await programs.identity(of: half), postgresql: String(programs.version),
            completed: completed, firstWAL: first.map(String.init) ?? "", files: files)
    }

    /// The instant now, once no copy has its name.
    private func freeInstant() async throws -> Instant {
        while true {
            let now = Instant(microseconds: Timestamp.now().microseconds)
            if !FileManager.default.fileExists(atPath: "\(folder)/\(BackupCopy.name(now))") { return now }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Throws away the oldest copies beyond the number. One that goes loses its name first.
    func keep(_ count: Int) async throws(Problem) {
        for copy in BackupCopy.all(in: folder).dropLast(count) {
            guard rename(copy.folder, "\(folder)/.old") == 0 else {
                throw .backupFailed(folder, String(cString: strerror(errno)))
            }
            unlink(copy.manifestFile)
            await sweep()
        }
    }

    /// Throws away what is half made or half thrown away, and manifests whose copy never got its name.
    private func sweep() async {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(".new") || name == ".old" {
            _ = await run(program: ["rm", "-rf", "\(folder)/\(name)"])
        }
        let copies = Set(BackupCopy.all(in: folder).map(\.manifestFile))
        for name in names where name.contains("Z.manifest") && !copies.contains("\(folder)/\(name)") {
            unlink("\(folder)/\(name)")
        }
    }

    private func call(_ arguments: [String]) async throws(Problem) {
        let ended = await run(program: arguments)
        guard ended.status != 0 else { return }
        // Who is ended from outside says nothing.
        let name = arguments.first?.split(separator: "/").last ?? ""
        throw .backupFailed(folder, ended.output.isEmpty ? "\(name): \(ended.status)" : ended.output)
    }

    private func syncFolder() -> Bool {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
