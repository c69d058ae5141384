import Foundation
import Testing

extension Journeys {
    @Test("a frame's last dwelling, a higher frame approved by another, what to pay in a month, and what ends")
    func subsidies() async throws {
        try await Service.with { service in
            let sample = service.folder + "/sample"
            let on = "2025-11-03"
            #expect(await Service.run("boligd", ["sample", "--output", sample]).status == 0)
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Boligforening Nord").status == 0)
            #expect(await service.bolig("units", "import", sample + "/units-9001.csv", "--on", on).status == 0)
            #expect(await service.bolig("referrals", "import", sample + "/referrals.csv", "--on", on).status == 0)
            func offer(_ unit: String, _ referral: String) async -> Service.Answer {
                await service.bolig(
                    "allocations", "offer", unit, referral, "--subsidy", "transitional", "--on", on, "--reason", "Test",
                    "--format", "json")
            }
            func frame() async -> [String: Any] {
                await service.bolig(
                    "frames", "list", "--where", "scheme=transitional", "--where", "year=2025", "--where",
                    "state=in_force", "--format", "json"
                ).object
            }

            #expect(await frame()["dwellings"] as? Int == 75)
            let lower = await service.bolig("frames", "set", "transitional", "2025", "--dwellings", "1")
            #expect(lower.status == 0 && lower.output.contains("Godkendt"), "\(lower)")
            let first = await offer("9001/10/9002", "IND-002")
            let allocation = try #require(first.object["allocation"] as? String, "\(first.errors)")
            #expect(await frame()["dwellings_reserved"] as? Int == 1)
            let second = await offer("9001/10/9001", "IND-001")
            #expect(second.status == 1 && second.errors.contains("frame_exhausted"), "\(second)")

            let higher = await service.bolig("frames", "set", "transitional", "2025", "--dwellings", "2")
            #expect(higher.output.contains("Kladde") && higher.errors.contains("frames approve transitional 2025"))
            let own = await service.bolig("frames", "approve", "transitional", "2025")
            #expect(own.status == 1 && own.errors.contains("second_person_needed"), "\(own)")
            #expect(await offer("9001/10/9001", "IND-001").errors.contains("frame_exhausted"), "a draft gives no room")
            let anna = ["BOLIG_DATA": try await service.login("anna", "policy")]
            #expect(await Service.run("bolig", ["frames", "approve", "transitional", "2025"], anna).status == 0)
            #expect(await offer("9001/10/9001", "IND-001").status == 0)

            #expect(await service.bolig("allocations", "accept", allocation, "--on", on).status == 0)
            let grant = await service.bolig(
                "subsidies", "grant", allocation, "--scheme", "transitional", "--amount", "1500", "--from",
                "2025-12-01", "--until", "2026-01-15")
            #expect(grant.status == 0, "\(grant.errors)")
            let taken = await frame()
            #expect(taken["dwellings_used"] as? Int == 1 && taken["dwellings_reserved"] as? Int == 1)
            #expect(taken["dwellings_left"] as? Int == 0)

            let paid = await service.bolig("subsidies", "payments", "--month", "2026-01", "--format", "json")
            #expect(paid.object["month"] as? String == "2026-01" && paid.object["total"] as? Double == 725.81)
            let csv = service.folder + "/paid.csv"
            #expect(
                await service.bolig(
                    "subsidies", "payments", "--month", "2026-01", "--format", "csv", "--output", csv
                ).status == 0)
            #expect(
                try String(contentsOfFile: csv, encoding: .utf8)
                    == "subsidy,allocation,referral,scheme,days,amount\nS-1,\(allocation),R-2,transitional,15,725.81\n")
            let again = await service.bolig(
                "subsidies", "payments", "--month", "2026-01", "--format", "csv", "--output", csv)
            #expect(again.status == 64 && again.errors.contains("file_exists"))
            let book = service.folder + "/paid.xlsx"
            #expect(
                await service.bolig(
                    "subsidies", "payments", "--month", "2026-01", "--format", "xlsx", "--output", book
                ).status == 0)
            #expect(FileManager.default.contents(atPath: book)?.prefix(2) == Data("PK".utf8))
            #expect(await service.bolig("subsidies", "payments", "--month", "2026").status == 64)

            let ending = await service.bolig(
                "subsidies", "ending", "--months", "3", "--on", "2025-12-01", "--format", "json")
            #expect(ending.object["subsidy"] as? String == "S-1", "\(ending)")
            #expect(ending.object["ends_on"] as? String == "2026-01-15")
            #expect(ending.object["after"] as? String == "fail" && (ending.object["shortfall"] as? Int ?? 0) > 0)
        }
    }
}
