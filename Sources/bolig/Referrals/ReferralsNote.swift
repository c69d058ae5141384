import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals note`.
struct ReferralsNote: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "note",
            da: "Skriv et notat på en indstilling. Det gemmes krypteret; uden tekst spørges der efter den, eller den "
                + "læses fra standard-ind.",
            en: "Write a note on a referral. It is stored encrypted; without a text it is asked for, or read from "
                + "standard input.",
            examples: ["bolig referrals note R-310 \"Ringer selv igen på mandag\"", "bolig referrals note R-310"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Argument(
        help: .words(
            da: "Notatet, uden CPR-nummer.", en: "The note, without a CPR number.",
            value: Words(da: "tekst", en: "text")))
    var text: String?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        guard let text = text ?? readSecret(Words(da: "Notat: ", en: "Note: ").said), !text.isEmpty else {
            throw Failure.wrongUse(
                "empty_text", Words(da: "Der kom ingen tekst.", en: "No text came."),
                hint: Words(da: "Skriv notatet efter nummeret.", en: "Write the note after the number."))
        }
        try await write.send(Operations.referralsNote, [referral], HousingAPI.ReferralNote(text: text))
    }
}

/// What a command says of the referral it takes.
let referralHelp = ArgumentHelp.words(
    da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
    value: Words(da: "R-310", en: "R-310"))
