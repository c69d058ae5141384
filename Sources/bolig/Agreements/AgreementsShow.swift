import ArgumentParser
import Housing
import HousingAPI

/// `bolig agreements show`.
struct AgreementsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis, hvad der gælder for en organisation eller en afdeling i dag eller en anden dag.",
            en: "Show what holds for an association or a department today, or on another day.",
            examples: ["bolig agreements show 0123", "bolig agreements show 0123 12 --on 01-01-2027"])
    }

    @OptionGroup var party: AgreementParty

    @Option(
        name: [.long, .customLong("from")],
        help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var options: ShowOptions

    func run() async throws {
        let parts = [party.association] + [party.department, on?.description].compactMap { $0 }
        try await options.show(parts.joined(separator: "/"), .agreements)
    }
}
