import Foundation
import Housing
import Logging
import Postgres
import ServiceLifecycle
import Testing

@testable import boligd

@Suite struct EmbeddedServerTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A data folder for the time of the test. It lies in /tmp, where the server's account can get at it.
    private func withFolder(_ name: String = "data", _ body: (String) async throws -> Void) async throws {
        var template = Array("/tmp/bolig-embedded-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template)).pointee != 0
        #expect(made)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(folder, 0o755)
        do {
            try await body("\(folder)/\(name)")
        } catch {
            await remove(folder)
            throw error
        }
        await remove(folder)
    }

    private func remove(_ folder: String) async { _ = await run(program: ["rm", "-rf", folder]) }

    private func number(_ conninfo: String, _ statement: Statement) async throws -> Int {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        return try await connection.transaction { try $0.row(statement)[0] }
    }

    private func serverProcess(_ data: String) throws -> pid_t {
        let folder = try #require(fopen(data + "/postgres/data/postmaster.pid", "r"))
        defer { fclose(folder) }
        var line = [CChar](repeating: 0, count: 32)
        fgets(&line, 32, folder)
        return pid_t(atoi(line))
    }

    private func problem(_ body: () async throws -> EmbeddedServer) async throws -> Problem? {
        do {
            await (try body()).stop()
            return nil
        } catch let problem as Problem {
            return problem
        }
    }

    @Test func fromNothingToTwoRolesAndBackAgain() async throws {
        try await withFolder { folder in
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            let owner = try await Connection.connect(server.owner)
            try await owner.script(
                "create table t (n int); grant select, insert on t to bolig; insert into t values (7)")
            owner.close()
            #expect(try await number(server.daemon, "select n from t") == 7)
            let daemon = try await Connection.connect(server.daemon)
            for statement: Statement in [
                "drop table t", "alter table t add m int", "create table u (n int)", "delete from t",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await daemon.transaction { try $0.execute(statement) }
                }
                #expect(error?.kind == .insufficientPrivilege)
            }
            daemon.close()
            #expect(try await number(server.superuser, "select (current_setting('data_checksums') = 'on')::int") == 1)
            #expect(try await number(server.superuser, "select (current_setting('fsync') = 'on')::int") == 1)
            #expect(try await number(server.superuser, "select length(current_setting('listen_addresses'))") == 0)
            await server.stop()
            #expect(try await ping(server.superuser) == .silent)
            // Its own folder stays, for whoever starts the server by hand.
            #expect(server.socket.hasPrefix(folder) && access(server.socket, F_OK) == 0)
        }
    }

    @Test func asASecondStartFindsItAndASecondDaemonIsRefused() async throws {
        try await withFolder { folder in
            let first = try await EmbeddedServer.start(in: folder, logger: logger)
            let refused = try await problem { try await EmbeddedServer.start(in: folder, logger: logger) }
            #expect(refused?.code == "data_folder_in_use")
            #expect(refused?.details["process"] == String(getpid()))
            await first.stop()
        }
    }

    /// A daemon that is killed leaves its server running; the next one takes it over with what was done.
    @Test func aRunningServerIsTakenOver() async throws {
        try await withFolder { folder in
            let process: pid_t
            do {
                let left = try await EmbeddedServer.start(in: folder, logger: logger)
                let owner = try await Connection.connect(left.owner)
                try await owner.script("create table t as select 7 as n")
                owner.close()
                process = try serverProcess(folder)
            }
            let next = try await EmbeddedServer.start(in: folder, logger: logger)
            #expect(try serverProcess(folder) == process)
            #expect(try await number(next.owner, "select n from t") == 7)
            await next.stop()
        }
    }

    @Test func aDatabaseOfAnotherVersionIsRefused() async throws {
        try await withFolder { folder in
            _ = await run(program: ["mkdir", "-p", folder + "/postgres/data"])
            _ = await run(program: ["sh", "-c", "echo 9 > \(folder)/postgres/data/PG_VERSION"])
            let refused = try await problem { try await EmbeddedServer.start(in: folder, logger: logger) }
            #expect(refused?.code == "data_folder_other_version")
            #expect(refused?.details["needs"] == "9")
        }
    }

    @Test func withoutProgramsThereIsNoServer() async throws {
        try await withFolder { folder in
            let refused = try await problem { try await EmbeddedServer.start(in: folder, among: [], logger: logger) }
            #expect(refused?.code == "no_postgresql_programs")
        }
        #expect(await ServerPrograms.all(path: "/nowhere", patterns: ["/nowhere/*"]).isEmpty)
        #expect(await ServerPrograms.all().isEmpty == false)
    }

    @Test func aFolderTheServerCannotReachIsRefused() async throws {
        try await withFolder("closed/data") { folder in
            let parent = String(folder.dropLast("/data".count))
            mkdir(parent, 0o700)
            if geteuid() == 0 {
                let refused = try await problem { try await EmbeddedServer.start(in: folder, logger: logger) }
                #expect(refused?.code == "data_folder_not_writable")
                #expect(refused?.message.en.contains(parent) == true)
            }
            let refused = try await problem { try await EmbeddedServer.start(in: "/proc/nowhere", logger: logger) }
            #expect(refused?.code == "data_folder_not_writable")
        }
    }

    /// Killed at one stroke with its daemon, the server may linger in the process table where nobody asks for its end.
    @Test(.timeLimit(.minutes(5))) func aServerThatLingersIsNotTakenOver() async throws {
        try await withFolder { folder in
            let file = folder + "/postgres/data/postmaster.pid"
            let left: String
            do {
                let server = try await EmbeddedServer.start(in: folder, logger: logger)
                let owner = try await Connection.connect(server.owner)
                try await owner.script("create table t as select 7 as n")
                owner.close()
                left = try String(contentsOfFile: file, encoding: .utf8)
                kill(try serverProcess(folder), SIGKILL)
            }
            // A child of ours that has ended stays defunct until it is waited for.
            var process = pid_t()
            var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
            #expect(posix_spawn(&process, "/bin/true", nil, nil, &arguments, nil) == 0)
            free(arguments[0])
            let rest = left.drop { $0 != "\n" }
            try "\(process)\(rest)".write(toFile: file, atomically: false, encoding: .utf8)
            let next = try await EmbeddedServer.start(in: folder, logger: logger)
            #expect(try await number(next.owner, "select n from t") == 7)
            #expect(try serverProcess(folder) != process)
            await next.stop()
            waitpid(process, nil, 0)
        }
    }

    /// What a start that was killed left the server at is there when the next one wants to make it.
    @Test func halfMadeFilesAreThrownAway() async throws {
        try await withFolder { folder in
            _ = await run(program: [
                "sh", "-c",
                "for d in data.new data.new.7; do mkdir -p \(folder)/postgres/$d && echo x > \(folder)/postgres/$d/PG_VERSION; done",
            ])
            if geteuid() == 0 { _ = await run(program: ["chown", "-R", "postgres", folder + "/postgres"]) }
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            #expect(try await number(server.daemon, "select 1") == 1)
            await server.stop()
        }
    }

    /// A path too long or too odd for a socket gets one elsewhere.
    @Test(arguments: ["æøå med mellemrum", String(repeating: "lang", count: 30)])
    func everyPathGetsASocket(name: String) async throws {
        try await withFolder(name) { folder in
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            #expect(!server.socket.hasPrefix(folder))
            #expect(try await number(server.daemon, "select 1") == 1)
            await server.stop()
            #expect(access(server.socket, F_OK) != 0)
        }
    }

    @Test func aServerThatDoesNotStartSaysWhy() async throws {
        try await withFolder { folder in
            await (try EmbeddedServer.start(in: folder, logger: logger)).stop()
            let settings = try #require(fopen(folder + "/postgres/data/bolig.conf", "a"))
            fputs("shared_buffers = 'nonsense'\n", settings)
            fclose(settings)
            let refused = try await problem { try await EmbeddedServer.start(in: folder, logger: logger) }
            #expect(refused?.code == "server_did_not_start")
            #expect(refused?.message.en.contains("FATAL") == true)
            #expect(refused?.details["log"]?.hasSuffix("/postgres/server.log") == true)
        }
    }

    @Test func programsThatFailSayWhy() async throws {
        #expect(Problem.initdbFailed("x\ninitdb: error: No space left on device\n").details["cause"] == "disk_full")
        #expect(Problem.initdbFailed("", free: 1_000_000).details["cause"] == "disk_full")
        #expect(Problem.initdbFailed("initdb: error: odd\nremoving").message.da.hasSuffix(": initdb: error: odd"))
        #expect(await run(program: ["sh", "-c", "echo out; echo err >&2; exit 3"]).output == "out\nerr\n")
        #expect(await run(program: ["sh", "-c", "exit 3"]).status == 3)
        #expect(await run(program: ["sh", "-c", "kill -9 $$"]).status == 137)
    }

    /// Somebody else's process under the number in postmaster.pid does not keep the server from starting.
    @Test func aStaleProcessFileIsNoObstacle() async throws {
        try await withFolder { folder in
            let data = folder + "/postgres/data"
            await (try EmbeddedServer.start(in: folder, logger: logger)).stop()
            let file = try #require(fopen(data + "/postmaster.pid", "w"))
            fputs("\(getpid())\n\(data)\n1\n5432\n\(folder)/postgres/run\n\n", file)
            fclose(file)
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            #expect(try await number(server.daemon, "select 1") == 1)
            #expect(try serverProcess(folder) != getpid())
            await server.stop()
        }
    }
}
