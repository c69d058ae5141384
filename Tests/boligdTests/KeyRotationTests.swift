import Foundation
import Housing
import HousingAPI
import Logging
import Postgres
import Synchronization
import Testing

@testable import HousingStore
@testable import boligd

/// The service's key is changed while it serves, and whoever is killed in the middle begins again.
@Suite struct KeyRotationTests {
    private struct Killed: Error {}

    /// A service, a file with its key, and a daemon that began before any rotation.
    private func with(
        _ body: @escaping @Sendable (TestApplication, _ file: String, _ daemon: Store) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-rotate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("secret.key").path
        try DataFolder.write([UInt8](repeating: 7, count: 32), to: file)
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 3)
            let daemon = try await store(service, file)
            try await body(service, file, daemon)
            await daemon.pool.close()
        }
    }

    private func store(_ service: TestApplication, _ file: String) async throws -> Store {
        let keyring = try await SecretKey.fitting(service.conninfo, file: file, isMade: false)
        try await Store.prepareKeys(in: service.conninfo, keyring)
        return Store(pool: Pool(.init(service.conninfo), logger: Logger(label: "test")), keyring: keyring)
    }

    private func act(_ key: String? = nil) -> Act { Act(actor: "test", request: "test", action: "test", key: key) }

    /// Whether a store reads what is sealed, finds by the hash, and writes what all can read.
    private func requireWhole(_ stores: [Store], _ text: String) async throws {
        for (place, store) in stores.enumerated() {
            let found = try await store.find("610190-0102", today: Clock.system.today).items
            #expect(found.map { $0["name"] } == [.text("Prøve Person 2")], "\(text)")
            let said = "\(text) \(place)"
            _ = try await store.noteReferral(act(said), "R-2", ReferralNote(text: said))
            for reader in stores {
                // Asked again, the answer that was kept is opened.
                _ = try await reader.noteReferral(act(said), "R-2", ReferralNote(text: said))
                let notes = try await reader.read { tx in
                    OfCases(try tx.notes(of: 2, limit: 1).map(\.text), "R", 2)
                }.value
                #expect(notes == [said])
            }
        }
    }

    private func wrappedByOthers(_ service: TestApplication) async throws -> Int {
        try await service.owner.transaction { tx in
            try WrappedKeys.all.reduce(0) { sum, keys in
                sum
                    + (try tx.row(
                        """
                        select count(*) as n from \(identifier: keys.table) where \(identifier: keys.column) is not null
                          and substr(\(identifier: keys.column), 2, 8) <> (select fingerprint from master_key)
                        """)["n"])
            }
        }
    }

    @Test("ended after each step, it is gone through by calling it again; daemons of before and after read and write")
    func ended() async throws {
        try await with { service, file, daemon in
            for step in KeyRotation.Step.allCases {
                let old = try SecretKey.read(file)
                #expect(old.count == 1)
                let rotation = KeyRotation(database: service.conninfo, file: file, portion: 2)
                await #expect(throws: Killed.self, "\(step)") {
                    _ = try await rotation.run { if $0 == step { throw Killed() } }
                }
                let fresh = try await store(service, file)
                try await requireWhole([daemon, fresh], "\(step)")
                if step == .waited {
                    // Killed in the middle of wrapping.
                    _ = try await fresh.transaction { tx in
                        var left: Set<String> = []
                        return try tx.rewrap(WrappedKeys.all[0], 1, leaving: &left)
                    }
                    try await requireWhole([daemon, fresh], "middle")
                }
                if step != .one { _ = try await rotation.run() }
                await fresh.pool.close()
                let last = try await store(service, file)
                try await requireWhole([daemon, last], "\(step) again")
                await last.pool.close()
                #expect(try await wrappedByOthers(service) == 0)
                let events: Int = try await service.owner.transaction { tx in
                    try tx.row("select count(*) as n from event where action = 'keys.rotate'")["n"]
                }
                #expect(events == (KeyRotation.Step.allCases.firstIndex(of: step) ?? 0) + 1)
                let new = try SecretKey.read(file)
                #expect(new.count == 1 && new != old)
                // The old key opens nothing any more.
                try DataFolder.write(old[0], to: file)
                await #expect(throws: Problem.self) {
                    _ = try await SecretKey.fitting(service.conninfo, file: file, isMade: false)
                }
                try DataFolder.write(new[0], to: file)
            }
        }
    }

    @Test("a write that began before waits in nobody's way, and what it wraps by the old key is wrapped anew")
    func under() async throws {
        try await with { service, file, daemon in
            enum Moment { case none, begun, adopted, written }
            let moment = Mutex(Moment.none)
            async let slow: Void = daemon.transaction { tx in
                let event = try tx.event(Act(actor: "test", request: "test", action: "test"))
                _ = try tx.master
                moment.withLock { $0 = .begun }
                for _ in 0..<600 where moment.withLock({ $0 }) != .adopted { try tx.execute("select pg_sleep(0.1)") }
                try tx.execute("select pg_sleep(0.5)")
                try tx.keep("Langsom", of: ReferralNumber(1), event)
                moment.withLock { $0 = .written }
            }
            while moment.withLock({ $0 }) != .begun { try await Task.sleep(for: .milliseconds(20)) }
            _ = try await KeyRotation(database: service.conninfo, file: file).run { step in
                if step == .adopted { moment.withLock { $0 = .adopted } }
                if step == .waited { #expect(moment.withLock { $0 } == .written) }
            }
            try await slow
            #expect(try await wrappedByOthers(service) == 0)
            try await requireWhole([daemon], "after")
        }
    }

    @Test("of two rotations at once one is refused; what a killed one left beside the file goes")
    func two() async throws {
        try await with { service, file, daemon in
            let rotation = KeyRotation(database: service.conninfo, file: file)
            let left = "\(file).4711"
            try DataFolder.write([1], to: left)
            try await Store.aloneInRotation(in: service.conninfo) {
                await #expect { _ = try await rotation.run() } throws: { ($0 as? Problem)?.code == "rotation_running" }
            }
            _ = try await rotation.run()
            #expect(!FileManager.default.fileExists(atPath: left))
            try await requireWhole([daemon], "after")
            let keys = try SecretKey.read(file)
            await #expect {
                _ = try await rotation.run { if $0 == .rewrapped { try DataFolder.write(keys[0], to: file) } }
            } throws: { ($0 as? Problem)?.code == "key_file_changed" }
        }
    }

    @Test("a file of another length, or with another key, rotates nothing")
    func refused() async throws {
        try await with { service, file, _ in
            let rotation = KeyRotation(database: service.conninfo, file: file)
            for bytes in [[UInt8](repeating: 7, count: 33), [UInt8](repeating: 8, count: 32)] {
                try DataFolder.write(bytes, to: file)
                await #expect(throws: Problem.self) { _ = try await rotation.run() }
                #expect(FileManager.default.contents(atPath: file).map { Array($0) } == bytes)
            }
        }
    }
}
