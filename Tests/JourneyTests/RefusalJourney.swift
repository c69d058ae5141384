import Foundation
import Testing

extension Journeys {
    @Test("refused for income in every unit, told so in a letter, counted, and referred again on new facts")
    func refusal() async throws {
        try await Service.with { service in
            let sample = service.folder + "/sample"
            let on = "2025-11-03"
            #expect(await Service.run("boligd", ["sample", "--output", sample]).status == 0)
            #expect(await service.bolig("referrals", "import", sample + "/referrals.csv", "--on", on).status == 0)
            func refuse(_ referral: String) async -> Service.Answer {
                await service.bolig(
                    "referrals", "refuse", referral, "--reason", "Ingen bolig kan betales.", "--heard", "2025-10-20",
                    "--on", on, "--format", "json")
            }
            let none = await refuse("IND-003")
            #expect(none.status == 1 && none.errors.contains("no_suitable_unit"), "\(none.errors)")
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Boligforening Nord").status == 0)
            #expect(await service.bolig("units", "import", sample + "/units-9001.csv", "--on", on).status == 0)

            // The same facts but where the citizen is from: only of who came from abroad are the requirements asked.
            func rate(_ referral: String) async throws -> (outcome: String?, rate: String) {
                let run = await service.bolig(
                    "checks", "run", referral, "--unit", "9001/10/9001", "--on", on, "--format", "json")
                let explained = await service.bolig("checks", "explain", run.object["check"] as? String ?? "")
                let lines = explained.output.split(separator: "\n").drop { !$0.hasPrefix("Hvorfor denne sats") }
                return (run.object["outcome"] as? String, lines.dropFirst().first.map(String.init) ?? "")
            }
            let (abroad, bornHere) = (try await rate("IND-003"), try await rate("IND-005"))
            #expect(abroad.outcome == "fail" && abroad.rate.contains("mindstesats"), "\(abroad)")
            #expect(bornHere.outcome == "pass" && bornHere.rate.contains("forhøjet sats"), "\(bornHere)")

            let affords = await refuse("IND-001")
            #expect(affords.status == 1 && affords.errors.contains("passes_somewhere"), "\(affords.errors)")
            let refused = await refuse("IND-003")
            #expect(refused.status == 0, "\(refused.errors)")
            #expect(refused.object["passed_before_reform"] as? Bool == true)
            #expect(
                refused.object["guidance"] as? String
                    == "Kontakt os, hvis din økonomi ændrer sig, så ser vi på din sag igen.")
            let referral = try #require(refused.object["referral"] as? String)
            let shown = await service.bolig("referrals", "show", referral, "--format", "json")
            #expect(shown.object["state"] as? String == "refused")
            let again = await refuse("IND-003")
            #expect(again.errors.contains("referral_refused"), "\(again.errors)")
            let check = await service.bolig(
                "checks", "explain", refused.object["check"] as? String ?? "", "--format", "json")
            #expect(check.object["outcome"] as? String == "fail")

            let letter = await service.bolig("referrals", "letter", referral)
            for part in [
                "# Afslag på anvisning af bolig", "[Navn]", "Ingen bolig kan betales.", "LAS § 16, stk. 2",
                "fuldtidsarbejde",
                "20-10-2025", "Ombudsmand",
            ] {
                #expect(letter.output.contains(part), "\(part)")
            }
            // Who makes the letter is told that the minimum is an example; the citizen's letter does not say it.
            #expect(letter.errors.contains("Før brevet sendes: ") && letter.errors.contains("et eksempel"))
            #expect(!letter.output.contains("eksempel") && !letter.output.contains("Før brevet"))
            let page = service.folder + "/letter.html"
            #expect(
                await service.bolig("referrals", "letter", referral, "--format", "html", "--output", page).status == 0)
            #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<h1>Afslag"))
            #expect(await service.bolig("referrals", "letter", referral, "--output", page).status == 64)
            #expect(await service.bolig("referrals", "letter", "IND-001").errors.contains("not_refused"))

            let cohort = await service.bolig("referrals", "cohort", "--format", "json")
            #expect(cohort.object["referral"] as? String == referral)
            #expect(cohort.object["assumed"] as? [String] == ["household.adults[0].cash_benefit.category"])

            let unchanged = await service.bolig("referrals", "cohort", "--changed", "--format", "json")
            #expect(unchanged.status == 0 && (unchanged.json as? [Any])?.isEmpty == true, "\(unchanged)")

            // The refused referral has nothing new; another of the same citizen, now in work, has.
            let old = await service.bolig("referrals", "refer-again", "IND-003", "--reason", "Igen", "--on", on)
            #expect(old.errors.contains("no_new_facts"), "\(old.errors)")
            try service.refer("IND-003", as: "IND-903", in: sample, changing: "beskaeftigelseskrav", to: "ja")
            let imported = await service.bolig("referrals", "import", sample + "/again.csv", "--on", on)
            #expect(imported.status == 0, "\(imported.output)")
            let new = await service.bolig(
                "referrals", "refer-again", "IND-903", "--reason", "Er kommet i arbejde", "--format", "json")
            #expect(new.status == 0, "\(new.errors)")
            #expect(new.object["field"] as? String == "household.adults[0].cash_benefit.work_requirement")
            #expect(new.object["before"] as? String == "false" && new.object["after"] as? String == "true")
            for (statistic, value) in [
                ("income_refusals", "1"), ("income_refusals_referred_again", "1"), ("reform_cohort", "1"),
            ] {
                let figures = await service.bolig(
                    "statistics", "show", statistic, "--period", "2025", "--format", "json")
                #expect("\(figures.object["value"] ?? "")" == value, "\(statistic) \(figures.output)")
            }
        }
    }
}

extension Service {
    /// Writes `again.csv` with one row of the sample's referrals under another id and with one column changed.
    fileprivate func refer(
        _ row: String, as other: String, in sample: String, changing column: String, to value: String
    ) throws {
        let text = try String(contentsOfFile: sample + "/referrals.csv", encoding: .isoLatin1)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let heading = try #require(lines.first { $0.contains("indstilling_id") })
        let separator: Character = heading.contains(";") ? ";" : ","
        let place = try #require(heading.split(separator: separator).firstIndex { $0 == column })
        var cells = try #require(lines.first { $0.contains(row) })
            .split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        cells[place] = value
        let changed = cells.joined(separator: String(separator)).replacingOccurrences(of: row, with: other)
        try (heading + "\r\n" + changed + "\r\n").write(
            toFile: sample + "/again.csv", atomically: true, encoding: .isoLatin1)
    }
}
