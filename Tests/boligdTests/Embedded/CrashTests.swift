import Glibc
import Logging
import Postgres
import ServiceLifecycle
import Synchronization
import Testing

@testable import boligd

/// The server is killed again and again while callers write.
@Suite struct CrashTests {
    private final class Acknowledged: Sendable {
        private let numbers = Mutex<Set<Int>>([])
        var all: Set<Int> { numbers.withLock { $0 } }
        func add(_ number: Int) { numbers.withLock { _ = $0.insert(number) } }
    }

    @Test func nothingAcknowledgedIsLostWhenTheServerIsKilled() async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var template = Array("/tmp/bolig-crash-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&template))
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(folder, 0o755)
        let server = try await EmbeddedServer.start(in: folder, interval: .milliseconds(50), logger: logger)
        let owner = try await Connection.connect(server.owner)
        try await owner.script("create table t (n int primary key); grant select, insert on t to bolig")
        owner.close()
        let pool = Pool(.init(server.daemon), logger: logger)
        let group = ServiceGroup(services: [server, pool], logger: logger)
        let services = Task { try await group.run() }
        let acknowledged = Acknowledged()
        let numbers = Atomics()
        let writers = (0..<4).map { _ in
            Task {
                while !Task.isCancelled {
                    let number = numbers.next()
                    do {
                        try await pool.transaction { try $0.execute("insert into t values (\(number))") }
                        acknowledged.add(number)
                    } catch {
                        // Not acknowledged: it may be there or not.
                        try await Task.sleep(for: .milliseconds(5))
                    }
                }
            }
        }
        for _ in 0..<10 {
            let before = acknowledged.all.count
            while acknowledged.all.count < before + 200 { try await Task.sleep(for: .milliseconds(2)) }
            kill(try process(folder), SIGKILL)
        }
        // It comes back once more, and goes on taking writes.
        let before = acknowledged.all.count
        while acknowledged.all.count < before + 50 { try await Task.sleep(for: .milliseconds(2)) }
        for writer in writers { writer.cancel() }
        for writer in writers { _ = await writer.result }
        // The server may be coming back at this very moment.
        while await !pool.isReachable() { try await Task.sleep(for: .milliseconds(50)) }
        let kept = try await pool.transaction(.readOnly) {
            Set(try $0.rows("select n from t").map { try $0["n", as: Int.self] })
        }
        #expect(acknowledged.all.subtracting(kept).isEmpty)
        #expect(acknowledged.all.count >= 2050)
        await group.triggerGracefulShutdown()
        try await services.value
        #expect(try await ping(server.superuser) == .silent)
        _ = await run(program: ["rm", "-rf", folder])
    }

    private func process(_ folder: String) throws -> pid_t {
        let file = try #require(fopen(folder + "/postgres/data/postmaster.pid", "r"))
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 32)
        fgets(&line, 32, file)
        return pid_t(atoi(line))
    }

    private final class Atomics: Sendable {
        private let number = Atomic(0)
        func next() -> Int { number.add(1, ordering: .relaxed).newValue }
    }
}
