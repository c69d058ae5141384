import Logging
import TestDatabase
import Testing

@testable import boligd

/// Daemons that tell each other, and whoever watches, that something has changed.
@Suite struct ChangesTests {
    @Test("what one daemon writes wakes who watches at another; without a change the time runs out")
    func told() async throws {
        try await TestDatabase.with { database in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let (writes, watches) = (
                Changes(conninfo: database.daemon, logger: logger), Changes(conninfo: database.daemon, logger: logger)
            )
            let running = [Task { try await writes.run() }, Task { try await watches.run() }]
            // It counts once when it begins to listen.
            let known = await watches.next(after: 0, within: .seconds(30))
            #expect(known == 1)
            _ = await writes.next(after: 0, within: .seconds(30))
            #expect(await watches.next(after: known, within: .milliseconds(50)) == known)
            writes.note()
            #expect(await watches.next(after: known, within: .seconds(30)) == known + 1)
            // Whoever knows an older count is answered at once.
            #expect(await watches.next(after: 0, within: .seconds(30)) == known + 1)
            for task in running { task.cancel() }
            for task in running { _ = await task.result }
        }
    }
}
