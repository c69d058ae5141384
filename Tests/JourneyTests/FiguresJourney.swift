import Foundation
import Testing

extension Journeys {
    @Test("from the old register to the published figures, every one counted from imported rows")
    func figures() async throws {
        try await Service.with { service in
            let sample = service.folder + "/sample"
            #expect(await Service.run("boligd", ["sample", "--output", sample]).status == 0)
            #expect(await service.bolig("census", "import", sample + "/census.csv").status == 0)
            let register = await service.bolig(
                "register", "import", sample + "/register-2021-2025.csv", "--format", "json")
            #expect(register.status == 0)
            #expect(register.object["stored"] as? Bool == true)

            for (statistic, period, breakdown, category, value) in published {
                let by = breakdown == "total" ? [] : ["--by", breakdown]
                let figures = await service.bolig(
                    ["statistics", "show", statistic, "--period", period, "--format", "json"] + by)
                let rows = figures.json as? [[String: Any]] ?? []
                let row = rows.first {
                    $0["breakdown"] as? String == breakdown && $0["category"] as? String == category
                }
                #expect("\(row?["value"] ?? "")" == value, "\(statistic) \(period) \(category)")
            }

            let package = service.folder + "/package"
            #expect(await service.bolig("statistics", "export", "--period", "2024", "--output", package).status == 0)
            let table = try String(contentsOfFile: package + "/tables/1.1.csv", encoding: .utf8)
            #expect(table.hasPrefix("Årstal for VIVEs hjemløsetælling;2019;2022;2024\n"))
            #expect(table.contains("1442;1370;1387"))
            let received = try String(contentsOfFile: package + "/tables/1.2.csv", encoding: .utf8)
            #expect(received.hasPrefix("Årstal;2020;2021;2022;2023;2024\n"))
            #expect(received.contains("\nBoliger modtaget til boligsocial anvisning;–;1300;1277;1140;1066\n"))
            #expect(received.contains("2020 er ikke registreret"))
            let returned = try String(contentsOfFile: package + "/tables/1.3.csv", encoding: .utf8)
            #expect(returned.contains("\nAlle boliger;–;43,0;38,0;33,0;21,0\nFamilieboliger;–;43,0;33,0;24,0;11,0\n"))
            #expect(await service.bolig("statistics", "export", "--period", "2024", "--output", package).status == 64)
            #expect(await service.bolig("statistics", "show", "units_received", "--period", "2024-13").status == 64)
        }
    }

    /// The report's own figures: statistic, period, breakdown, category, value.
    private var published: [(String, String, String, String, String)] {
        [
            ("units_received", "2022", "total", "total", "1277"),
            ("units_received", "2023", "total", "total", "1140"),
            ("units_received", "2024", "total", "total", "1066"),
            ("units_received", "2025-01..2025-10", "total", "total", "1029"),
            ("units_received", "2022", "unit_type+rent_band", "family+under_4500", "311"),
            ("units_received", "2024", "unit_type+rent_band", "family+under_4500", "167"),
            ("return_share", "2021", "total", "total", "43.0"), ("return_share", "2023", "total", "total", "33.0"),
            ("return_share", "2024", "total", "total", "21.0"), ("return_share", "2021", "unit_type", "family", "43.0"),
            ("return_share", "2023", "unit_type", "family", "24.0"),
            ("return_share", "2024", "unit_type", "family", "11.0"),
            ("return_share", "2025-01..2025-10", "total", "total", "21.0"),
            ("return_share", "2025-01..2025-10", "unit_type", "family", "11.0"),
            ("allocation_share", "2023", "unit_type", "family", "76.0"),
            ("allocation_share", "2025-01..2025-10", "unit_type", "family", "89.0"),
            ("homelessness_census", "2019", "total", "total", "1442"),
            ("homelessness_census", "2022", "total", "total", "1370"),
            ("homelessness_census", "2024", "total", "total", "1387"),
            ("dwellings_planned", "2025", "expected", "2026-2029", "102"),
            ("goal_homeless_allocations", "2025-H1", "figure", "actual", "153"),
            ("homeless_move_ins", "2023", "total", "total", "258"),
            ("homeless_move_ins", "2024", "total", "total", "272"),
            ("homeless_allocations", "2025-H1", "total", "total", "153"),
            ("subsidised_allocations", "2022-11..2025-06", "scheme", "state", "236"),
            ("subsidised_allocations", "2022-11..2025-06", "scheme+unit_type", "transitional+family", "99"),
            ("subsidised_allocations", "2022-11..2025-06", "scheme+unit_type", "transitional+youth", "37"),
        ]
    }

    @Test("a row less in the register is a unit less in the figure")
    func oneRowLess() async throws {
        try await Service.with { service in
            let sample = service.folder + "/sample"
            #expect(await Service.run("boligd", ["sample", "--output", sample]).status == 0)
            let file = sample + "/register-2021-2025.csv"
            var lines = try Data(contentsOf: URL(fileURLWithPath: file)).split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
            lines.remove(at: 1)
            let less = service.folder + "/less.csv"
            try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: URL(fileURLWithPath: less))
            #expect(await service.bolig("register", "import", less).status == 0)
            let shown = await service.bolig(
                "statistics", "show", "units_received", "--period", "2021", "--format", "json")
            let before = await service.bolig("register", "import", file, "--dry-run", "--format", "json")
            #expect(before.object["added"] as? Int == 1)
            #expect(await service.bolig("register", "import", file).status == 0)
            let whole = await service.bolig(
                "statistics", "show", "units_received", "--period", "2021", "--format", "json")
            #expect(try total(whole) == total(shown) + 1)
        }
    }

    private func total(_ answer: Service.Answer) throws -> Int {
        let rows = answer.json as? [[String: Any]] ?? []
        let row = try #require(rows.first { $0["category"] as? String == "total" })
        return try #require(row["value"] as? Int)
    }
}
