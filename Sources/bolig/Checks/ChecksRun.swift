import ArgumentParser
import Housing
import HousingAPI

/// `bolig checks run`.
struct ChecksRun: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "run",
            da: "Beregn, om en borger har råd til en bolig, ellers til hver af de åbne boliger. Slutter med 1, når der "
                + "ikke er råd.",
            en: "Check whether a citizen can afford a unit, else each of the open units. Exits with 1 when not.",
            examples: [
                "bolig checks run R-310 --unit U-1042", "bolig checks run R-310",
                "bolig checks run R-310 --rent 4.200 --on 15-01-2025",
                "bolig checks run R-310 --unit U-1042 --subsidy state",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @Option(
        help: .words(
            da: "Boligen, der spørges om.", en: "The unit asked about.", value: Words(da: "U-1042", en: "U-1042")))
    var unit: String?

    @Option(
        help: .words(
            da: "En husleje i stedet for en bolig, kr./md.", en: "A rent instead of a unit, kr/month.",
            value: amountName))
    var rent: Money?

    @Option(
        help: .words(da: "Dagen, der regnes på (ellers i dag).", en: "The day to check (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "Regn med et tilskud: \(Scheme.list).", en: "With a subsidy: \(Scheme.list).",
            value: Words(da: "ordning", en: "scheme")))
    var subsidy: Scheme?

    @OptionGroup var write: WriteOptions

    mutating func validate() throws {
        guard unit == nil || rent == nil else {
            throw ValidationError(
                Words(da: "Skriv --unit eller --rent, ikke begge.", en: "Give --unit or --rent, not both.").said)
        }
    }

    func run() async throws {
        let client = try write.daemon.client()
        var run = CheckRun(
            referral: try await client.number(of: referral, in: .referrals, as: ReferralNumber.self), unit: nil,
            rent: rent, on: on, subsidy: subsidy)
        if unit == nil, rent == nil {
            return try await runAll(CheckRunOpen(referral: run.referral, on: on, subsidy: subsidy), client)
        }
        if let unit { run.unit = try await client.number(of: unit, in: .units, as: UnitNumber.self) }
        let record = try await write.sent(Operations.checksRun, [], run, by: client)
        if write.dryRun { Terminal.note(dryRunNote.said) }
        try write.answer.print(record, .checks)
        explain(record["check"].text)
        if record["outcome"] == .text("fail") { throw ExitCode(1) }
    }

    /// Every open unit, the cheapest first.
    private func runAll(_ run: CheckRunOpen, _ client: Client) async throws {
        let page = try await write.sent(Operations.checksRunOpen, [], run, by: client)
        if write.dryRun { Terminal.note(dryRunNote.said) }
        let shown = ["check", "unit", "rent", "outcome", "disposable_income", "shortfall"]
        var writer = RowWriter(
            format: write.answer.format,
            fields: write.answer.format == .table ? shown.compactMap(Listing.checks.field) : Listing.checks.fields,
            terminal: .output)
        writer.write(page.items)
        try writer.end()
        let passes = page.items.filter { $0["outcome"] == .text("pass") }
        if write.answer.format == .table {
            let unknowns = page.items.count { $0["outcome"] == .text("unknown") }
            Terminal.note(
                Words(
                    da: "Har råd til \(passes.count) af \(page.items.count) åbne boliger"
                        + (unknowns == 0 ? "." : "; \(unknowns) kan ikke afgøres."),
                    en: "Can afford \(passes.count) of \(page.items.count) open units"
                        + (unknowns == 0 ? "." : "; \(unknowns) cannot be decided.")
                ).said)
            if let first = passes.first ?? page.items.first { explain(first["check"].text) }
        }
        if !page.items.isEmpty, page.items.allSatisfy({ $0["outcome"] == .text("fail") }) { throw ExitCode(1) }
    }

    /// Says where every line stands.
    private func explain(_ check: String) {
        guard write.answer.format == .table, !write.dryRun else { return }
        Terminal.note(
            Words(
                da: "Linje for linje: bolig checks explain \(check)", en: "Line by line: bolig checks explain \(check)"
            ).said)
    }
}
