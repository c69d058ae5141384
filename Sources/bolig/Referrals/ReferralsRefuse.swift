import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals refuse`.
struct ReferralsRefuse: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "refuse",
            da:
                "Afvis en indstilling alene på grund af for lav indtægt. Kan kun ske, når borgeren ikke har råd til nogen egnet bolig, der er modtaget i de seneste 12 måneder.",
            en:
                "Refuse a referral solely for low income. Possible only where the citizen can afford no suitable unit received in the last 12 months.",
            examples: [
                "bolig referrals refuse R-310 --reason \"Ingen egnet bolig kan betales\" --heard 20-11-2025",
                "bolig referrals refuse R-310 --reason \"…\" --not-heard \"Oplysningerne er borgerens egne\"",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @Option(
        help: .words(
            da: "Begrundelsen, som står i afgørelsen; uden navne.",
            en: "The reason, which stands in the decision; no names.",
            value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @Option(
        help: .words(
            da: "Dagen for afgørelsen (ellers i dag).", en: "The day of the decision (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "Dagen, borgeren blev hørt over oplysningerne (forvaltningsloven § 19).",
            en: "The day the citizen was heard on the facts (forvaltningsloven s. 19).", value: dayName))
    var heard: Day?

    @Option(
        help: .words(
            da: "Hvorfor borgeren ikke er hørt.", en: "Why the citizen was not heard.",
            value: Words(da: "grund", en: "why")))
    var notHeard: String?

    @Option(
        help: .words(
            da: "Vejledningen til borgeren (ellers: kontakt os, hvis økonomien ændrer sig).",
            en: "The guidance to the citizen (else: contact us if your finances change).",
            value: Words(da: "vejledning", en: "guidance")))
    var guidance: String?

    @OptionGroup var write: WriteOptions

    mutating func validate() throws {
        guard (heard == nil) != (notHeard == nil) else {
            throw ValidationError(
                Words(da: "Skriv enten --heard eller --not-heard.", en: "Give either --heard or --not-heard.").said)
        }
    }

    func run() async throws {
        var why = ReasonOptions()
        why.reason = reason
        try await write.send(
            Operations.referralsRefuse, [referral],
            ReferralRefuse(on: on, heardOn: heard, notHeard: notHeard, guidance: guidance), why)
    }
}
