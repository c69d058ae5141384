import Foundation
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// `boligd events`: heads in files, and an export that is verified with them alone.
@Suite struct EventsTests {
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-seals-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    private func mode(_ file: String) -> mode_t {
        var status = stat()
        return stat(file, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("a key is made once, kept to itself, its public half beside it; one that is none or open is refused")
    func key() async throws {
        try await withFolder { folder in
            let key = SealKey(file: "\(folder)/seal.key")
            #expect(try key.read(isMade: false) == nil)
            let bytes = try #require(try key.read(isMade: true))
            #expect(try key.read(isMade: true) == bytes)
            #expect(mode(key.file) == 0o600)
            #expect(try SealKey.readPublic("\(folder)/seal.pub") == SealedHead.publicHalf(of: bytes))
            chmod(key.file, 0o640)
            #expect(throws: Problem.self) { try key.read(isMade: true) }
            chmod(key.file, 0o600)
            try Data([1, 2]).write(to: URL(fileURLWithPath: key.file))
            #expect(throws: Problem.self) { try key.read(isMade: true) }
            #expect(throws: Problem.self) { try SealKey.readPublic(key.file) }
        }
    }

    @Test("a lost key, or another in its place, is refused beside its public half or a head it signed; none is made")
    func lostKey() async throws {
        try await withFolder { folder in
            try await TestApplication.with { service in
                let files = HeadFiles(key: SealKey(file: "\(folder)/seal.key"), folder: "\(folder)/seals")
                func code() -> String? {
                    do { return try files.signingKey(isMade: true) == nil ? "none" : nil } catch {
                        return (error as? Problem)?.code ?? "\(error)"
                    }
                }
                #expect(try files.signingKey(isMade: false) == nil)
                #expect(!FileManager.default.fileExists(atPath: files.key.file))
                while try await files.write({ try await service.store.signedHead($0) }) == nil {
                    try await Task.sleep(for: .milliseconds(50))
                }
                #expect(code() == nil)
                let kept = try Data(contentsOf: URL(fileURLWithPath: files.key.file))
                unlink(files.key.file)
                #expect(code() == "wrong_seal_key")
                unlink(files.key.publicFile)
                #expect(code() == "wrong_seal_key")
                #expect(!FileManager.default.fileExists(atPath: files.key.file))
                try DataFolder.write(SealedHead.newKey(), to: files.key.file)
                #expect(code() == "wrong_seal_key")
                unlink(files.key.file)
                unlink(files.key.publicFile)
                try DataFolder.write(Array(kept), to: files.key.file)
                #expect(code() == nil)
                // Lost for good: the heads go elsewhere with their public half, and a new key signs from then on.
                try FileManager.default.moveItem(atPath: files.folder, toPath: "\(folder)/earlier")
                unlink(files.key.file)
                unlink(files.key.publicFile)
                #expect(code() == nil)
            }
        }
    }

    @Test("each midnight a head is written, whole and once; with it an export verifies, and a forged one does not")
    func heads() async throws {
        try await withFolder { folder in
            try await TestApplication.with { service in
                try await service.received(units: 1, referrals: 2)
                #expect(try await service.get("referrals/T-1", as: .caseworker).status == 200)
                let files = HeadFiles(key: SealKey(file: "\(folder)/seal.key"), folder: "\(folder)/seals")
                let jobs = Job.all(service.store, .system, Logger(label: "test"), files)
                let job = try #require(jobs.first { $0.name == .heads })
                #expect(!job.isDue(Date(), since: Date()))
                let act = Act(actor: "boligd", request: "jobs", action: "jobs.heads")
                var dry = act
                dry.dryRun = true
                #expect(try await job.work(dry) == 0)
                // Whoever writes in another database of the server holds the seals up.
                var written = 0
                for _ in 0..<600 {
                    let isSealed = try await isSealed(service)
                    if isSealed, written > 0 { break }
                    written += try await job.work(act)
                    try await Task.sleep(for: .milliseconds(50))
                }
                _ = try await job.work(act)
                #expect(try await job.work(act) == 0)
                let key = try SealKey.readPublic("\(folder)/seal.pub")
                let read = try HeadFiles.read(files.folder, key: key, mayLack: false)
                #expect(!read.heads.isEmpty && read.unsigned == nil)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: files.folder).allSatisfy {
                        $0.hasPrefix("head-")
                    })
                let report = try await EventsVerify.verify(database: service.conninfo, read.heads)
                #expect(report.broken == nil && report.heads == read.heads.count)

                let export = "\(folder)/events.jsonl"
                let lines = try await exported(service)
                try lines.joined(separator: "\n").write(toFile: export, atomically: false, encoding: .utf8)
                let offline = try EventsVerify.verify(export, read.heads)
                #expect(offline.broken == nil && offline.heads == read.heads.count)
                #expect(offline.text(.da).contains("Intet er brudt."))
                let forged = lines.map { $0.replacing(#""action":"read""#, with: #""action":"find""#) }
                try forged.joined(separator: "\n").write(toFile: export, atomically: false, encoding: .utf8)
                let broken = try #require(try EventsVerify.verify(export, read.heads).broken)
                let event = try #require(broken.event)
                #expect(broken.way == .changed)
                #expect(
                    forged.contains {
                        $0.hasPrefix("{\"event\":\"\(event)\"") && $0.contains(#""action":"find""#)
                    })

                let other = try #require(SealedHead.publicHalf(of: SealedHead.newKey()))
                #expect(try HeadFiles.read(files.folder, key: other, mayLack: false).unsigned != nil)
                #expect(throws: Problem.self) { try HeadFiles.read("\(folder)/none", key: key, mayLack: false) }
            }
        }
    }

    @Test("what is sealed each second is told to nobody who watches, or every look would make the next")
    func untold() throws {
        let seal = try #require(Job.all(try store(), .system, Logger(label: "test")).first { $0.name == .seal })
        #expect(!seal.isSeen && seal.rhythm == .always)
    }

    private func store() throws -> Store {
        try Store(
            pool: Pool(.init("host=nowhere"), logger: Logger(label: "test")), key: [UInt8](repeating: 7, count: 32))
    }

    private func isSealed(_ service: TestApplication) async throws -> Bool {
        try await service.owner.transaction { tx in
            try tx.row("select coalesce((select max(floor) from seal), 0) = (select max(id) from event) as done")[
                "done"]
        }
    }

    private func exported(_ service: TestApplication) async throws -> [String] {
        let lines = Lines()
        try await Store.exportEvents(in: service.conninfo, until: Clock.system.today) { lines.all.append($0) }
        return lines.all
    }

    /// Filled on the connection's thread and read after it.
    private final class Lines: @unchecked Sendable { var all: [String] = [] }
}
