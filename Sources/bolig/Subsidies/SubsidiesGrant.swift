import ArgumentParser
import Housing
import HousingAPI

/// `bolig subsidies grant`.
struct SubsidiesGrant: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "grant", da: "Bevilg et tilskud til en anvisning.", en: "Grant a subsidy to an allocation.",
            examples: [
                "bolig subsidies grant A-77 --scheme transitional --from 01-02-2026",
                "bolig subsidies grant A-77 --scheme state --amount 1414 --from 01-02-2025 --until 31-01-2027",
            ])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer, eller et af borgerens eller boligens.",
            en: "The number of the allocation, or one of its referral or unit.", value: Words(da: "A-77", en: "A-77")))
    var allocation: String

    @Option(
        help: .words(
            da: "Ordningen: \(Scheme.list).", en: "The scheme: \(Scheme.list).",
            value: Words(da: "ordning", en: "scheme")))
    var scheme: Scheme

    @Option(
        help: .words(
            da: "Kroner om måneden (ellers ordningens beløb).", en: "Kroner a month (else the scheme's amount).",
            value: amountName))
    var amount: Money?

    @Option(help: .words(da: "Den første dag.", en: "The first day.", value: dayName))
    var from: Day

    @Option(
        help: .words(
            da: "Den sidste dag (ellers den sidste, ordningen giver).", en: "The last day (else the scheme's last).",
            value: dayName))
    var until: Day?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        let client = try write.daemon.client()
        let number = try await client.number(of: allocation, in: .allocations, as: AllocationNumber.self)
        let grant = SubsidyGrant(allocation: number, scheme: scheme, amount: amount, from: from, until: until)
        try await write.send(Operations.subsidiesGrant, [], grant, why)
    }
}
