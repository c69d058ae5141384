import Foundation
import Glibc
import Housing
import Logging

/// Makes a data folder of a copy: beside its place, replayed there by a server of its own to the moment wanted, stopped,
/// and moved whole. So a moment that cannot be had is said at once, and nothing half made is left.
struct Restoring {
    let copy: BackupCopy
    let manifest: BackupManifest
    /// The data folder to make.
    let folder: String

    /// Where it is made: `.NAME.new.PROCESS` beside it, for one that was killed may have left programs behind that still
    /// write under its name.
    private var half: String { "\(parent)/\(beginning)\(getpid())" }
    private var parent: String { URL(fileURLWithPath: folder).deletingLastPathComponent().path }
    private var beginning: String { ".\(URL(fileURLWithPath: folder).lastPathComponent).new." }
    private var data: String { "\(half)/postgres/data" }

    /// Makes the folder; gives how far it reaches. Throws `Problem`.
    func run(archive: WALArchive?, until time: Instant?) async throws -> Words {
        try requireEmpty()
        let account = try ServerAccount.of(folder)
        if let archive { try await require(archive, account) }
        if let fault = copy.faults().first { throw Problem.backupDamaged(fault.file, fault.why) }
        let programs = try ServerPrograms.fitting(
            manifest.postgresql, folder: copy.folder, among: await ServerPrograms.all())
        await clearLeft()
        do {
            let reached = try await make(archive, time, account, programs)
            guard rename(half, folder) == 0 else { throw Problem.restoreFailed(folder, errorText) }
            return reached
        } catch {
            await clear()
            throw error
        }
    }

    private func make(
        _ archive: WALArchive?, _ time: Instant?, _ account: ServerAccount, _ programs: ServerPrograms
    ) async throws -> Words {
        do {
            // An empty folder that is there already keeps its owner, who is to serve it.
            var theirs = stat()
            if stat(folder, &theirs) == 0, mkdir(half, 0o700) == 0 { chown(half, theirs.st_uid, theirs.st_gid) }
            let place = try ServerFolder(half)
            try await place.prepare(for: account)
        }
        let copied = await boligd.run(program: ["cp", "-R", "--", copy.folder, data])
        guard copied.status == 0 else { throw Problem.restoreFailed(folder, copied.output) }
        if let other = account.other {
            _ = await boligd.run(program: ["chown", "-R", "\(other.user):\(other.group)", data])
        }
        _ = await boligd.run(program: ["chmod", "-R", "u=rwX,go=", data])
        let settings = "\(data)/postgresql.auto.conf"
        let before = FileManager.default.contents(atPath: settings) ?? Data()
        try write(before + Data(Self.recovery(archive, time).utf8), to: settings, account)
        try write(Data(), to: "\(data)/recovery.signal", account)
        var quiet = Logger(label: "boligd")
        quiet.logLevel = .error
        do {
            let server = try await EmbeddedServer.start(
                in: half, among: [programs], archiving: .off, patience: 7 * 86_400, isRevived: false,
                logger: quiet)
            await server.stop()
        } catch let problem as Problem where problem.code == "server_did_not_start" {
            throw Problem.notReplayed(folder, log, time)
        }
        try write(before, to: settings, account)
        let reached = Self.reached(log)
        return Words(
            da: "Gendannet af kopien fra \(manifest.completed); sidste ændring: \(reached ?? "ingen efter den").",
            en: "Restored from the copy of \(manifest.completed); last change: \(reached ?? "none after it").")
    }

    /// The database takes nobody in until it is where it should be (`hot_standby`), and goes on from there.
    static func recovery(_ archive: WALArchive?, _ time: Instant?) -> String {
        let quoted = (archive?.restoreCommand ?? "false").replacing("\\", with: "\\\\").replacing("'", with: "''")
        var lines = [
            "", "hot_standby = off", "archive_mode = off", "recovery_target_action = 'promote'",
            // Without an archive the copy has all the WAL there is.
            "restore_command = '\(quoted)'",
        ]
        // PostgreSQL has not read its names of time zones yet, so not Z.
        if let time { lines.append("recovery_target_time = '\("\(time)".dropLast())+00'") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// "… last completed transaction was at log time 2026-11-22 08:15:00.123456+00"
    static func reached(_ log: String) -> String? {
        log.split(separator: "\n").last { $0.contains("last completed transaction was at log time") }
            .flatMap { $0.split(separator: "log time ").last.map(String.init) }
    }

    private var log: String {
        let text = FileManager.default.contents(atPath: "\(half)/postgres/server.log") ?? Data()
        return String(decoding: text, as: UTF8.self)
    }

    private func requireEmpty() throws(Problem) {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard names?.isEmpty == true else { throw .folderNotEmpty(folder) }
    }

    /// An archive the server could not read would look like one that is empty, and lose what is in it.
    private func require(_ archive: WALArchive, _ account: ServerAccount) async throws(Problem) {
        guard let identity = archive.identity else { throw .noArchive(archive.folder) }
        guard identity == manifest.identity else { throw .copyOfAnother(copy.folder, archive.folder) }
        let seen = await boligd.run(
            program: account.prefix + ["sh", "-c", "cd \"$1\" && test -r .", "sh", archive.folder])
        guard seen.status == 0 else { throw .archiveUnusable(archive.folder) }
    }

    private func clear() async { _ = await boligd.run(program: ["rm", "-rf", "--", half]) }

    /// Throws away what was left by ones that were killed.
    private func clearLeft() async {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(beginning)
        {
            guard let process = pid_t(name.dropFirst(beginning.count)), kill(process, 0) != 0 else { continue }
            _ = await boligd.run(program: ["rm", "-rf", "--", "\(parent)/\(name)"])
        }
    }

    private var errorText: String { String(cString: strerror(errno)) }

    private func write(_ data: Data, to file: String, _ account: ServerAccount) throws(Problem) {
        do { try data.write(to: URL(fileURLWithPath: file)) } catch { throw .restoreFailed(folder, errorText) }
        chmod(file, 0o600)
        account.own(file)
    }
}
