import ArgumentParser
import Housing
import HousingAPI

/// `bolig checks run`.
struct ChecksRun: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "run", da: "Beregn, om en borger har råd til en bolig. Slutter med 1, når der ikke er råd.",
            en: "Check whether a citizen can afford a unit. Exits with 1 when not.",
            examples: [
                "bolig checks run R-310 --unit U-1042", "bolig checks run R-310 --rent 4.200 --on 15-01-2025",
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
        if let unit { run.unit = try await client.number(of: unit, in: .units, as: UnitNumber.self) }
        let record = try await write.sent("/v1/checks", run, by: client)
        if write.dryRun { Terminal.note(dryRunNote.said) }
        write.answer.print(record, .checks)
        if record["outcome"] == .text("fail") { throw ExitCode(1) }
    }
}
