import Foundation
import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@testable import boligd

/// `boligd doctor`: what must hold does, and what is broken is named.
@Suite struct DoctorTests {
    private func examined(_ service: TestApplication, _ folder: String) async -> Examination {
        var examination = Examination(
            folder: folder, keyFile: "\(folder)/secret.key",
            heads: HeadFiles(key: SealKey(file: "\(folder)/seal.key"), folder: "\(folder)/seals"))
        await examination.all(of: service.conninfo)
        return examination
    }

    private func failing(_ examination: Examination) -> [String] {
        examination.diagnoses.filter { !$0.isWell }.map(\.name)
    }

    @Test("every check is well in a service that works, and each names what is broken")
    func checks() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-doctor-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await TestApplication.with { service in
            try await service.received(units: 2, referrals: 2)
            try DataFolder.write([UInt8](repeating: 7, count: 32), to: "\(folder)/secret.key")
            let well = await examined(service, folder)
            #expect(failing(well) == [], "\(well.diagnoses.map { $0.line(.en) })")
            #expect(
                well.diagnoses.map(\.name) == [
                    "disk", "clock", "wal_archive", "schema", "seals", "key", "invariants", "frames", "version_chains",
                    "sealed", "statistics",
                ])
            #expect(well.diagnoses.first?.line(.da) == "ok disk")

            try await service.owner.transaction { tx in
                try tx.execute(
                    "insert into event (at, actor, request, action) values (now() + interval '2 days', 'x', 'x', 'x')")
                try tx.execute(
                    "update received_unit_version set known_until = known_from + interval '1 second' where received_unit_id = 1"
                )
            }
            // What is sealed of one citizen in another's row: it opens for nobody, and says so.
            try await service.owner.transaction { tx in
                try tx.execute(
                    "update identity set sealed = (select sealed from identity where citizen_id = 2) where citizen_id = 1"
                )
                try tx.execute(
                    """
                    update referral_version set sealed_name = (select sealed_name from referral_version where referral_id = 2)
                    where referral_id = 1
                    """)
            }
            let find = await #expect(throws: Problem.self) {
                try await service.store.find("Prøve", today: Clock.system.today)
            }
            #expect(find?.code == "not_opened" && find?.details["row"] == "identity 1")
            let broken = await examined(service, folder)
            let sealed = broken.diagnoses.first { $0.name == "sealed" }?.line(.en)
            #expect(sealed?.hasPrefix("FAIL sealed: identity 1, referral_version 1 ") == true, "\(sealed ?? "")")
            #expect(failing(broken).contains("clock") && !failing(broken).contains("key"))
            #expect(failing(broken).contains("version_chains"), "\(broken.diagnoses.map { $0.line(.en) })")
            let chains = broken.diagnoses.first { $0.name == "version_chains" }
            #expect(chains?.line(.da).hasPrefix("FAIL version_chains: ") == true)

            try DataFolder.write(Array("x".utf8), to: "\(folder)/seal.pub")
            #expect(failing(await examined(service, folder)).contains("seals"))
            try FileManager.default.removeItem(atPath: "\(folder)/secret.key")
            try DataFolder.write([UInt8](repeating: 9, count: 32), to: "\(folder)/secret.key")
            #expect(failing(await examined(service, folder)).contains("key"))
        }
    }
}
