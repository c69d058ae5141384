import ArgumentParser
import Housing
import HousingAPI

/// `bolig agreements set`.
struct AgreementsSet: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "set",
            da: "Skriv, hvad der er aftalt fra en dag. Det, der gjaldt før, slutter dagen inden; hvad du ikke nævner, "
                + "bliver, som det var.",
            en: "Write what is agreed from a day on. What held before ends the day before; what you leave out stays.",
            examples: [
                "bolig agreements set 0123 --share 1/4 --answer-days 10",
                "bolig agreements set 0123 12 --share 50 --from 01-01-2027",
            ])
    }

    @OptionGroup var party: AgreementParty

    @Option(
        help: .words(
            da: "Andel af de ledige boliger: 1/4, eller i procent.", en: "Share of the vacancies: 1/4, or per cent.",
            value: Words(da: "1/4", en: "1/4")))
    var share: Share?

    @Option(
        help: .words(
            da: "Dage kommunen har til at svare.", en: "Days the municipality has to answer.",
            value: Words(da: "dage", en: "days")))
    var answerDays: Int?

    @Option(help: .words(da: "Den første dag (ellers i dag).", en: "The first day (else today).", value: dayName))
    var from: Day?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func validate() throws {
        guard share == nil, answerDays == nil else { return }
        throw ValidationError(
            Words(
                da: "Skriv andelen (--share 1/4), svarfristen (--answer-days 10) eller begge.",
                en: "Give the share (--share 1/4), the days to answer (--answer-days 10), or both."
            ).said)
    }

    func run() async throws {
        let body = AgreementSet(
            association: party.association, department: party.department, share: share, answerDays: answerDays,
            from: from)
        try await write.send(Operations.agreementsSet, [], body, reason)
    }
}
