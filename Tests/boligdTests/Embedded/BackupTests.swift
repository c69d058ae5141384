import ArgumentParser
import Foundation
import Housing
import HousingFiles
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// Copies of an embedded server, and data folders made of them.
@Suite(.timeLimit(.minutes(15))) struct BackupTests {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A folder in /tmp, where the server's account can get at it, for the time of the test.
    func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/bolig-backup-\(UUID())"
        mkdir(folder, 0o755)
        do {
            try await body(folder)
        } catch {
            _ = await run(program: ["rm", "-rf", folder])
            throw error
        }
        _ = await run(program: ["rm", "-rf", folder])
    }

    func script(_ conninfo: String, _ text: String) async throws {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        try await connection.script(text)
    }

    private func number(_ conninfo: String, _ statement: Statement) async throws -> Int {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        return try await connection.transaction { try $0.row(statement)[0] }
    }

    private func now() -> Instant { Instant(microseconds: Timestamp.now().microseconds) }

    func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let problem as Problem {
            return problem.code
        } catch { return "\(error)" }
    }

    func backup(_ data: String, to: String, keep: Int? = nil) async throws {
        let arguments = ["--data", data, "--to", to] + (keep.map { ["--keep", "\($0)"] } ?? [])
        try await BackupMake.parse(arguments).run()
    }

    private func restore(
        _ from: String, to: String, archive: String? = nil, time: Instant? = nil
    ) async throws {
        var arguments = ["--from", from, "--to", to]
        if let archive { arguments += ["--wal-archive", archive] }
        if let time { arguments += ["--time", "\(time)"] }
        try await Restore.parse(arguments).run()
    }

    @Test("copies are made while it serves and while it does not, and a damaged file is named")
    func copies() async throws {
        try await withFolder { folder in
            let (data, to) = ("\(folder)/data", "\(folder)/copies")
            #expect(await code { try await backup(data, to: to) } == "no_database")
            do {
                let server = try await EmbeddedServer.start(in: data, logger: logger)
                try await script(server.owner, "create table t as select 7 as n")
                try DataFolder.write([UInt8](repeating: 7, count: 32), to: "\(data)/secret.key")
                try await backup(data, to: to)
                await server.stop()
            }
            // Left by ones that were killed.
            for name in [".new.1", ".old"] { mkdir("\(to)/\(name)", 0o700) }
            try Data().write(to: URL(fileURLWithPath: "\(to)/20010101T000000Z.manifest"))
            try await backup(data, to: to)
            #expect(await EmbeddedServer.isSilent(in: data))
            let copies = BackupCopy.all(in: to)
            #expect(copies.count == 2 && copies.allSatisfy { $0.faults().isEmpty })
            #expect(try BackupCopy.at(to).folder == copies.last?.folder)
            let all = Set(try FileManager.default.contentsOfDirectory(atPath: to))
            #expect(all.count == 5 && all.contains(".lock"))
            for copy in copies {
                let manifest = try copy.manifest()
                #expect(manifest.firstWAL.count == 24 && manifest.bytes > 1_000_000)
                #expect(manifest.files.keys.allSatisfy { !$0.contains(".key") })
            }

            // Named by a clock that was ahead, it would outlive every later one.
            mkdir("\(to)/29990101T000000Z", 0o700)
            #expect(await code { try await backup(data, to: to, keep: 1) } == "backup_from_the_future")
            #expect(BackupCopy.all(in: to).count == 3)
            rmdir("\(to)/29990101T000000Z")
            try await backup(data, to: to, keep: 1)
            #expect(BackupCopy.all(in: to).count == 1)
            let copy = try BackupCopy.at(to)
            let control = "\(copy.folder)/global/pg_control"
            var bytes = try #require(FileManager.default.contents(atPath: control))
            bytes[0] ^= 1
            try bytes.write(to: URL(fileURLWithPath: control))
            unlink("\(copy.folder)/PG_VERSION")
            try Data().write(to: URL(fileURLWithPath: "\(copy.folder)/base/odd"))
            #expect(
                Set(copy.faults().map(\.file))
                    == [control, "\(copy.folder)/PG_VERSION", "\(copy.folder)/base/odd"])
            #expect(await code { try await restore(to, to: "\(folder)/new") } == "backup_damaged")
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/new"))
            unlink(copy.manifestFile)
            #expect(copy.faults().map(\.file) == [copy.manifestFile])
            #expect(await code { _ = try BackupCopy.at(data) } == "no_backup")
        }
    }

    @Test("a folder with another database's copies is refused, and so is a second command at once")
    func othersCopies() async throws {
        try await withFolder { folder in
            let to = "\(folder)/copies"
            for name in ["one", "two"] {
                await (try EmbeddedServer.start(in: "\(folder)/\(name)", logger: logger)).stop()
            }
            try await backup("\(folder)/one", to: to)
            #expect(await code { try await backup("\(folder)/two", to: to, keep: 1) } == "backup_of_another")
            #expect(BackupCopy.all(in: to).count == 1)
            let held = try BackupTarget(to)
            #expect(await code { try await backup("\(folder)/one", to: to) } == "backup_in_progress")
            withExtendedLifetime(held) {}
            #expect(Problem.backupFailed(to, "x: No space left on device").details["cause"] == "disk_full")
        }
    }

    @Test("a restored folder has what the copy had, and waits for its key")
    func restored() async throws {
        try await withFolder { folder in
            let (data, to, new) = ("\(folder)/data", "\(folder)/copies", "\(folder)/new")
            let server = try await EmbeddedServer.start(in: data, logger: logger)
            try await SchemaState.migrate(server.owner, Rules.shipped(), logger)
            let keyring = try await SecretKey.fitting(server.daemon, file: "\(data)/secret.key", isMade: true)
            try await Store.prepareKeys(in: server.daemon, keyring)
            try await script(
                server.owner,
                """
                create table t as select 7 as n; insert into citizen default values;
                insert into identity (citizen_id, cpr_hash) select id, '\\x01' from citizen
                """)
            try await backup(data, to: to)
            try await script(server.owner, "insert into t values (8)")
            await server.stop()

            #expect(await code { try await restore(to, to: data) } == "folder_not_empty")
            mkdir(new, 0o700)
            // Left by one that was killed; no process has so high a number.
            mkdir("\(folder)/.new.new.99999999", 0o700)
            try await restore(to, to: new)
            #expect(await EmbeddedServer.isSilent(in: new))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["copies", "data", "new"])
            let restored = try await EmbeddedServer.start(in: new, logger: logger)
            #expect(try await number(restored.superuser, "select (pg_is_in_recovery())::int") == 0)
            #expect(try await number(restored.owner, "select sum(n)::int from t") == 7)
            let key = "\(new)/secret.key"
            let missing = await code { _ = try await SecretKey.fitting(restored.daemon, file: key, isMade: true) }
            #expect(missing == "wrong_secret_key")
            #expect(!FileManager.default.fileExists(atPath: key))
            try DataFolder.write([UInt8](repeating: 9, count: 32), to: key)
            let wrong = await code { _ = try await SecretKey.fitting(restored.daemon, file: key, isMade: true) }
            #expect(wrong == "wrong_secret_key")
            unlink(key)
            try FileManager.default.copyItem(atPath: "\(data)/secret.key", toPath: key)
            _ = try await SecretKey.fitting(restored.daemon, file: key, isMade: true)
            await restored.stop()
        }
    }

    @Test("with archived WAL any moment is had, and what cannot be had is said", arguments: ["wal", "it's 5% øl"])
    func moments(name: String) async throws {
        try await withFolder { folder in
            let (data, to, wal) = ("\(folder)/data", "\(folder)/copies", "\(folder)/\(name)")
            let archiving = Archiving.to(WALArchive(folder: wal))
            // One that runs without is started again.
            do { _ = try await EmbeddedServer.start(in: data, logger: logger) }
            let (early, wanted): (Instant, Instant)
            do {
                let server = try await EmbeddedServer.start(in: data, archiving: archiving, logger: logger)
                try await script(server.owner, "create table t as select 1 as n")
                early = now()
                try await backup(data, to: to)
                try await script(server.owner, "insert into t values (10)")
                try await Task.sleep(for: .milliseconds(20))
                wanted = now()
                try await Task.sleep(for: .milliseconds(20))
                try await script(server.owner, "insert into t values (100)")
                try await script(server.superuser, "select pg_switch_wal()")
                await server.stop()
            }
            // A command that starts the server for a moment archives too.
            do {
                let moment = try await EmbeddedServer.start(in: data, logger: logger)
                try await script(moment.owner, "insert into t values (1000)")
                try await script(moment.superuser, "select pg_switch_wal()")
                await moment.stop()
            }

            #expect(
                await code { try await restore(to, to: "\(folder)/a", archive: wal, time: early) }
                    == "time_before_backup")
            let late = Instant(microseconds: now().microseconds + 3_600_000_000)
            #expect(
                await code { try await restore(to, to: "\(folder)/a", archive: wal, time: late) }
                    == "time_after_archive")
            #expect(await code { try await restore(to, to: "\(folder)/a", archive: to) } == "no_wal_archive")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
            for (target, time, sum) in [("a", wanted, 11), ("b", nil, 1111)] {
                try await restore(to, to: "\(folder)/\(target)", archive: wal, time: time)
                let restored = try await EmbeddedServer.start(in: "\(folder)/\(target)", logger: logger)
                #expect(try await number(restored.owner, "select sum(n)::int from t") == sum)
                #expect(
                    try await number(restored.superuser, "select (current_setting('archive_mode') = 'off')::int") == 1)
                await restored.stop()
            }
            // What came of a restore does not write among the files it was made of, nor does another database.
            for target in ["a", "other"] {
                let refused = await code {
                    await (try EmbeddedServer.start(in: "\(folder)/\(target)", archiving: archiving, logger: logger))
                        .stop()
                }
                #expect(refused == "wal_archive_of_another")
            }
            let off = try await EmbeddedServer.start(in: data, archiving: .off, logger: logger)
            #expect(try await number(off.superuser, "select (current_setting('archive_mode') = 'off')::int") == 1)
            await off.stop()
        }
    }

    @Test("the moment must be reached by something")
    func usage() {
        #expect(throws: (any Error).self) {
            try Restore.parse(["--from", "a", "--to", "b", "--time", "2026-01-01T00:00:00Z"])
        }
        #expect(throws: (any Error).self) { try BackupMake.parse(["--to", "a", "--keep", "0"]) }
        #expect(throws: (any Error).self) {
            try Serve.parse(["--database", "x", "--secret-key", "y", "--wal-archive", "z"])
        }
    }
}

extension EmbeddedServer {
    /// Whether no server runs in a data folder.
    fileprivate static func isSilent(in path: String) async -> Bool {
        guard let running = superuserOfRunning(in: path) else { return true }
        return (try? await ping(running)) == .silent
    }
}
