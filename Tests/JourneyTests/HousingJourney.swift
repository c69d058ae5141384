import Foundation
import Testing

/// Whole journeys through both programs over a real socket. One at a time: each has a PostgreSQL of its own.
@Suite(.serialized) struct Journeys {
    @Test("units in from a file, citizens checked, housed and subsidised, a dear unit returned")
    func housing() async throws {
        try await Service.with { service in
            let sample = service.folder + "/sample"
            let on = "2025-11-03"
            #expect(await Service.run("boligd", ["sample", "--output", sample]).status == 0)
            // Nobody is known yet: a unit of an unknown association is refused, and says so.
            let unknown = await service.bolig(
                "units", "import", sample + "/units-9001.csv", "--on", on, "--format", "json")
            #expect(unknown.status == 1)
            #expect(unknown.object["stored"] as? Bool == false)
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Boligforening Nord").status == 0)
            #expect(await service.bolig("units", "import", sample + "/units-9001.csv", "--on", on).status == 0)
            let again = await service.bolig(
                "units", "import", sample + "/units-9001.csv", "--on", on, "--format", "json")
            #expect(again.status == 0)
            #expect(again.object["unchanged"] as? Int == 12)
            #expect(await service.bolig("referrals", "import", sample + "/referrals.csv", "--on", on).status == 0)

            let passes = await service.bolig(
                "checks", "run", "IND-001", "--unit", "9001/10/9001", "--on", on, "--format", "json")
            #expect(passes.object["outcome"] as? String == "pass")
            #expect(passes.object["disposable_income"] as? Int == 5758)
            let fails = await service.bolig(
                "checks", "run", "IND-002", "--unit", "9001/10/9002", "--on", on, "--format", "json")
            #expect(fails.status == 1)
            #expect(fails.object["shortfall"] as? Int == 535)

            let first = await service.bolig(
                "allocations", "offer", "9001/10/9001", "IND-001", "--on", on, "--format", "json")
            #expect(first.status == 0, "\(first.errors)")
            let allocation = try #require(first.object["allocation"] as? String)
            #expect(await service.bolig("allocations", "accept", allocation, "--on", on).status == 0)
            #expect(await service.bolig("allocations", "move-in", allocation, "--on", "2025-11-15").status == 0)

            let refused = await service.bolig("allocations", "offer", "9001/10/9002", "IND-002", "--on", on)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("check_fails"))
            let second = await service.bolig(
                "allocations", "offer", "9001/10/9002", "IND-002", "--subsidy", "state", "--on", on, "--format", "json")
            let subsidised = try #require(second.object["allocation"] as? String, "\(second.errors)")
            #expect(await service.bolig("allocations", "accept", subsidised, "--on", on).status == 0)
            let grant = await service.bolig(
                "subsidies", "grant", subsidised, "--scheme", "state", "--amount", "1414", "--from", "2025-12-01")
            #expect(grant.status == 0, "\(grant.errors)")

            // Somebody who waits could have had it with a subsidy, so who gives it back says why not.
            let asked = await service.bolig("units", "return", "9001/10/9003", "--reason", "rent_too_high", "--on", on)
            #expect(asked.status == 1 && asked.errors.contains("note_needed"))
            let back = await service.bolig(
                "units", "return", "9001/10/9003", "--reason", "rent_too_high", "--on", on, "--note",
                "Ingen vil bo der.",
                "--format", "json")
            #expect(back.object["state"] as? String == "returned", "\(back.errors)")
            #expect(await service.bolig("allocations", "offer", "9001/10/9003", "IND-003", "--reason", "x").status == 1)

            let moved = await service.bolig(
                "statistics", "show", "homeless_move_ins", "--period", "2025-11", "--format", "json")
            #expect(
                "\((moved.json as? [[String: Any]])?.first { $0["category"] as? String == "total" }?["value"] ?? "")"
                    == "1")
        }
    }

    @Test("a killed daemon is started again on the same folder and has lost nothing")
    func killed() async throws {
        try await Service.with { service in
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Nord").status == 0)
            let second = await Service.run("boligd", ["serve", "--data", service.data, "--listen", "127.0.0.1:0"])
            #expect(second.status != 0)
            #expect(second.errors.contains("data_folder_in_use"))
            service.kill()
            #expect(await service.bolig("status").status == 69)
            try await service.start()
            let list = await service.bolig("associations", "list", "--format", "json")
            #expect((list.json as? [[String: Any]])?.count == 1)
        }
    }
}
