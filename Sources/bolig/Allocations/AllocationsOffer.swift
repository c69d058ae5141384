import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations offer`.
struct AllocationsOffer: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "offer", da: "Tilbyd en borger en bolig.", en: "Offer a citizen a unit.",
            examples: [
                "bolig allocations offer U-1042 R-310",
                "bolig allocations offer U-1042 R-310 --subsidy state --answer-by 10-12-2025",
            ])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle.", en: "The number of the unit or its key.",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @Option(
        help: .words(
            da: "Tilskuddet, der gør boligen til at betale: \(Scheme.list).",
            en: "The subsidy that makes it affordable: \(Scheme.list).", value: Words(da: "ordning", en: "scheme")))
    var subsidy: Scheme?

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "Sidste dag, tilbuddet kan besvares (ellers så mange dage, kommunen har valgt).",
            en: "The last day the offer can be answered (else as many days on as the setting says).", value: dayName))
    var answerBy: Day?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        let client = try write.daemon.client()
        let offer = AllocationOffer(
            unit: try await client.number(of: unit, in: .units, as: UnitNumber.self),
            referral: try await client.number(of: referral, in: .referrals, as: ReferralNumber.self),
            subsidy: subsidy, on: on, answerBy: answerBy)
        try await write.send(Operations.allocationsOffer, [], offer, why)
    }
}
