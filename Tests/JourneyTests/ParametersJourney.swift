import Foundation
import Testing

extension Journeys {
    @Test("parameters are drafted by one, tried on every open referral, approved by another, and then decide")
    func parameters() async throws {
        try await Service.with { service in
            // Referred and received today, so that the referrals stand against units of the last 12 months.
            let sample = service.folder + "/sample"
            let today = try #require(
                await service.bolig("status", "--format", "json").object["today"] as? String)
            #expect(await Service.run("boligd", ["sample", "--output", sample, "--on", today]).status == 0)
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Boligforening Nord").status == 0)
            #expect(await service.bolig("units", "import", sample + "/units-9001.csv").status == 0)
            #expect(await service.bolig("referrals", "import", sample + "/referrals.csv").status == 0)

            let open = await service.bolig("checks", "run", "IND-001", "--format", "json")
            let rents = (open.json as? [[String: Any]] ?? []).compactMap { $0["rent"] as? Double }
            #expect(rents.count > 5 && rents == rents.sorted(), "\(open.errors)")
            let check = try #require(open.object["check"] as? String)
            let both = await service.bolig("checks", "show", check, "--against", "30-06-2025")
            #expect(both.output.contains("30-06-2025: Bestået") && both.output.contains("Antaget"), "\(both.output)")
            let frontier = await service.bolig("referrals", "frontier", "IND-001", "--format", "json")
            let steps = try #require(frontier.object["steps"] as? [[String: Any]], "\(frontier.errors)")
            #expect((steps.first?["max_rent"] as? Int ?? 0) > 4000)

            let refused = await service.bolig(
                "referrals", "refuse", "IND-003", "--reason", "Ingen bolig kan betales.", "--heard", today, "--format",
                "json")
            #expect(refused.status == 0, "\(refused.errors)")

            let file = await service.bolig("parameters", "show", "--file")
            #expect(file.status == 0, "\(file.errors)")
            let draft = service.folder + "/\(today).yaml"
            let lines = file.output.split(separator: "\n").dropFirst().joined(separator: "\n")
            func write(minimum: Int) throws {
                try "from: \(today)\n\(lines)\n".replacingOccurrences(of: "{value: 3600,", with: "{value: \(minimum),")
                    .write(toFile: draft, atomically: true, encoding: .utf8)
            }
            try write(minimum: 20_000)
            let drafted = await service.bolig("parameters", "draft", draft, "--format", "json")
            let set = try #require(drafted.object["set"] as? String, "\(drafted.errors)")
            let impact = await service.bolig(
                "parameters", "impact", set, "--where", "outcome_before=pass", "--format", "json")
            #expect(impact.object["change"] as? String == "begins_to_fail", "\(impact.output) \(impact.errors)")
            let own = await service.bolig("parameters", "approve", set)
            #expect(own.status == 1 && own.errors.contains("second_person_needed"), "\(own.errors)")

            let anna = try await service.login("anna", "policy")
            func approve(_ set: String) async -> Service.Answer {
                await Service.run("bolig", ["parameters", "approve", set], ["BOLIG_DATA": anna])
            }
            let approved = await approve(set)
            #expect(approved.status == 0, "\(approved.errors)")
            var flips = Service.Answer(status: 0, output: "", errors: "")
            for _ in 0..<100 where flips.object.isEmpty {
                try await Task.sleep(for: .milliseconds(200))
                flips = await service.bolig("checks", "flips", "--where", "cause=parameters", "--format", "json")
            }
            #expect(flips.object["change"] as? String == "begins_to_fail", "\(flips.output)")
            let now = await service.bolig("checks", "run", "IND-001")
            #expect(now.status == 1 && now.output.contains("Ikke bestået"))
            #expect(await service.bolig("checks", "explain", check).output.contains("Bestået"), "kept as decided")

            // A refusal that other figures would have answered otherwise is something to look at, and stands.
            #expect(await service.bolig("referrals", "cohort", "--changed", "--format", "json").output == "[]\n")
            try write(minimum: 1)
            let lower = await service.bolig("parameters", "draft", draft, "--format", "json")
            #expect(await approve(lower.object["set"] as? String ?? "").status == 0, "\(lower.errors)")
            let changed = await service.bolig("referrals", "cohort", "--changed", "--format", "json")
            #expect(changed.object["referral"] as? String == refused.object["referral"] as? String, "\(changed)")
            #expect(changed.object["answer"] as? String == "passes" && changed.object["unit"] is String)
            #expect(await service.bolig("referrals", "cohort", "--changed").output.contains("Har råd"))
            let stands = await service.bolig("referrals", "show", "IND-003", "--format", "json")
            #expect(stands.object["state"] as? String == "refused")
        }
    }

    @Test("what a new version of the program has corrected is drafted with its reason, and another approves it")
    func corrections() async throws {
        try await Service.with { service in
            let anna = try await service.login("anna", "policy")
            func shipped() async -> Service.Answer {
                await service.bolig("parameters", "draft", "--shipped", "--format", "json")
            }
            func approve(_ draft: Service.Answer) async -> Service.Answer {
                await Service.run(
                    "bolig", ["parameters", "approve", draft.object["set"] as? String ?? "", "--format", "json"],
                    ["BOLIG_DATA": anna])
            }
            let none = await service.bolig("parameters", "draft", "--shipped")
            #expect(none.status == 0 && none.errors.contains("Intet er lavet"), "\(none)")

            // In force stands another figure than this version ships, as where an earlier version shipped it.
            let file = await service.bolig("parameters", "show", "P-2", "--file").output
            let missing = "temporary_adaptation_supplement:\n    {value: null, unit: kr/month, confidence: missing,"
            #expect(file.contains(missing), "\(file)")
            let path = service.folder + "/earlier.yaml"
            try file.replacingOccurrences(
                of: missing,
                with: missing.replacingOccurrences(of: "null", with: "1000")
                    .replacingOccurrences(of: "missing", with: "policy")
            ).write(toFile: path, atomically: true, encoding: .utf8)
            let earlier = await approve(await service.bolig("parameters", "draft", path, "--format", "json"))
            #expect(earlier.status == 0, "\(earlier.errors)")

            let drafted = await shipped()
            #expect(drafted.object["state"] as? String == "draft", "\(drafted)")
            #expect(drafted.object["valid_from"] as? String == "2025-07-01")
            #expect(
                drafted.object["reason"] as? String
                    == "Medfølgende satser rettet: 1 tal er andre, 0 har ny kilde eller frist.")
            let own = await service.bolig("parameters", "approve", drafted.object["set"] as? String ?? "")
            #expect(own.status == 1 && own.errors.contains("second_person_needed"))
            let approved = await approve(drafted)
            #expect(approved.object["state"] as? String == "in_force", "\(approved.errors)")
            #expect(await shipped().output == "")
        }
    }
}

extension Service {
    /// Adds a user and answers a data folder that `bolig` finds the service and the user's token in.
    func login(_ name: String, _ role: String) async throws -> String {
        let added = await Service.run("boligd", ["users", "add", name, "--role", role, "--data", data])
        let token = try #require(added.output.split(whereSeparator: \.isWhitespace).last.map(String.init))
        let own = try Data(contentsOf: URL(fileURLWithPath: data + "/client.json"))
        var file = try #require(try JSONSerialization.jsonObject(with: own) as? [String: Any])
        file["token"] = token
        file["user"] = name
        try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
        let path = URL(fileURLWithPath: folder + "/\(name)/client.json")
        try JSONSerialization.data(withJSONObject: file).write(to: path)
        return folder + "/" + name
    }
}
