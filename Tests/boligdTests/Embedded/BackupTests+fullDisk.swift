import Foundation
import Housing
import HousingStore
import Testing

@testable import boligd

extension BackupTests {
    @Test("what a program leaves behind, which has its output open, is not waited for, and it can end its own")
    func leftBehind() async {
        let start = ContinuousClock.now
        let ended = await run(program: ["sh", "-c", "sleep 20 & echo said; echo wrong >&2; exit 3"])
        #expect(ended.status == 3 && ended.output == "said\nwrong\n")
        let ending = await run(program: ["sh", "-c", "sleep 20 & kill $!; wait $!; echo $?"])
        #expect(ending.output.hasSuffix("143\n"), "a program ends what it started")
        #expect(start.duration(to: .now) < .seconds(10))
    }

    /// A folder on a file system of that many MB; nil where none may be made.
    private func small(_ folder: String, megabytes: Int) async -> String? {
        mkdir(folder, 0o777)
        chmod(folder, 0o777)
        let options = "size=\(megabytes)m,mode=0777"
        let mounted = await run(program: ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder])
        return mounted.status == 0 ? folder : nil
    }

    @Test("a full target leaves the earlier copy and nothing half made", arguments: [10, 30])
    func fullTarget(megabytes: Int) async throws {
        try await withFolder { folder in
            let data = "\(folder)/data"
            let server = try await EmbeddedServer.start(in: data, logger: logger)
            if let to = await small("\(folder)/small", megabytes: megabytes) {
                #expect(await code { try await backup(data, to: to, keep: 1) } == "backup_failed")
                #expect(try FileManager.default.contentsOfDirectory(atPath: to) == [".lock"])
                #expect(await run(program: ["pgrep", "-f", "pg_basebackup.*\(to)"]).output == "", "a receiver is left")
                _ = await run(program: ["umount", "-l", to])
            }
            await server.stop()
        }
    }

    @Test("a full archive of WAL does not stop the server; doctor's check says it, and that it is over")
    func fullArchive() async throws {
        try await withFolder { folder in
            guard let small = await small("\(folder)/small", megabytes: 1) else { return }
            let server = try await EmbeddedServer.start(
                in: "\(folder)/data", archiving: .to(WALArchive(folder: "\(small)/wal")), logger: logger)
            try await script(server.owner, "create table t as select 1 as n")
            try await script(server.superuser, "select pg_switch_wal()")
            func waited(_ body: (Words?) -> Bool) async throws -> Bool {
                for _ in 0..<300 {
                    if body(try await Store.archiveComplaint(in: server.daemon)) { return true }
                    try await Task.sleep(for: .milliseconds(100))
                }
                return false
            }
            #expect(try await waited { $0?.en.contains("cannot be archived") == true })
            try await script(server.owner, "insert into t values (2)")
            _ = await run(program: ["mount", "-o", "remount,size=200m", small])
            try await script(server.superuser, "select pg_switch_wal()")
            #expect(try await waited { $0 == nil })
            await server.stop()
            _ = await run(program: ["umount", "-l", small])
        }
    }
}
