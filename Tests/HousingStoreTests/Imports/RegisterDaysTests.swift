import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

/// Days of a register against those that stand, and against each other.
@Suite struct RegisterDaysTests {
    private static let head =
        "boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;"
        + "udfald;udfald_dato;returaarsag;borger"

    private func row(_ received: String, _ outcome: String, rent: String = "4200") -> String {
        "9001;12;1;Prøvevej 1;2400;København NV;familiebolig;2;60;\(rent);\(received);\(outcome)"
    }

    /// What is asked about these rows, and whether they were stored.
    private func send(
        _ rows: [String], head: String = RegisterDaysTests.head, confirm: Bool = false, _ test: TestStore
    ) async throws -> String {
        let bytes = Data(([head] + rows).joined(separator: "\n").utf8)
        let reading = try ImportFile(name: "r.csv", bytes: bytes, profiles: try Profiles())
            .register(ImportContext(on: test.today, directory: try await test.store.directory()))
        let sent = SentFile(hash: Array(bytes), bytes: bytes, choices: ImportChoices(confirmed: confirm))
        let answer = try await test.store.importRegister(
            test.act("register.import"), reading, sent, today: test.today)
        let report = try JSONDecoder().decode(ContestedTests.Report.self, from: Data(try answer.said.utf8))
        let problems = report.problems.filter {
            !["unknown_column", "association_added", "seen_before"].contains($0.code)
        }
        .map { "\($0.code) \($0.column ?? "-")" }
        return (problems + ["\(report.stored)"]).joined(separator: ", ")
    }

    @Test("a register's corrected day is asked about instead of making a second receipt, also within one file")
    func correctedDay() async throws {
        try await TestStore.with { (test: TestStore) async throws in
            let open = "aaben;;;"
            #expect(try await send([row("01-10-2025", open)], test) == "true")
            #expect(try await send([row("02-10-2025", open)], test) == "same_dwelling_other_day modtaget, false")
            // It stands while it is open, or answered only later.
            #expect(
                try await send([row("01-10-2025", open), row("02-10-2025", open)], test)
                    == "same_dwelling_other_day modtaget, false")
            let allocated = "anvist;20-10-2025;;b1"
            #expect(
                try await send([row("01-10-2025", allocated), row("02-10-2025", allocated)], test)
                    == "same_dwelling_other_day modtaget, false")
            // Given back before the next day, they are two receipts.
            let returned = "returneret;02-10-2025;fejl;"
            #expect(try await send([row("01-10-2025", returned), row("02-10-2025", open)], test) == "true")
            // Nobody is asked about what is there.
            #expect(try await send([row("01-10-2025", returned), row("02-10-2025", open)], test) == "true")
        }
    }

    @Test("a register that says no subsidy keeps those there are, and is asked about a rent below them")
    func rentBelowAKeptSubsidy() async throws {
        try await TestStore.with { (test: TestStore) async throws in
            let head = Self.head + ";tilskud;tilskud_beloeb;tilskud_fra"
            let allocated = "anvist;20-10-2025;;b1"
            #expect(
                try await send([row("01-10-2025", allocated + ";statsligt;4000;01-11-2025")], head: head, test)
                    == "true")
            #expect(
                try await send([row("01-10-2025", allocated, rent: "3900")], test)
                    == "subsidy_above_rent husleje, false")
            #expect(try await send([row("01-10-2025", allocated, rent: "4000")], test) == "true")
            // Where the row ends the allocation, its subsidies end too.
            #expect(try await send([row("01-10-2025", "trukket;20-10-2025;;", rent: "3900")], test) == "true")
        }
    }

    @Test("a register that ends or moves an allocation before its day is asked about, once it changes something")
    func beforeTheAllocation() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-11-20")
            for outcome in ["returneret;19-10-2025;fejl;", "trukket;19-10-2025;;", "anvist;19-10-2025;;b1"] {
                let said = try await send([row("01-10-2025", outcome)], test)
                #expect(said == "days_out_of_order udfald_dato, false", "\(outcome)")
            }
            // An offer has no answer yet, so a register that says open contradicts nothing.
            #expect(try await send([row("01-10-2025", "aaben;;;")], test) == "true")
            try await test.accept(1, on: Day("2025-10-25"))
            let returned = "returneret;24-10-2025;fejl;"
            #expect(
                try await send([row("01-10-2025", returned)], test) == "days_out_of_order udfald_dato, false")
            #expect(
                try await send([row("01-10-2025", returned)], confirm: true, test)
                    == "days_out_of_order udfald_dato, true")
            #expect(try await send([row("01-10-2025", returned)], test) == "true")
            #expect(try await test.state(.allocations, "A-1") == "cancelled")
        }
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-11-20")
            let said = try await send([row("01-10-2025", "returneret;20-10-2025;fejl;")], test)
            #expect(said == "true")
        }
    }
}
