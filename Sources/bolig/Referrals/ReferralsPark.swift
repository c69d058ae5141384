import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals park`.
struct ReferralsPark: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "park", da: "Sæt en indstilling i bero: borgeren får ingen tilbud, før dagen er gået.",
            en: "Park a referral: the citizen gets no offer until the day has passed.",
            examples: ["bolig referrals park R-310 --until 01-12-2025 --reason waiting_for_facts"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(
        help: .words(
            da: "Den sidste dag i bero, i dag eller senere.", en: "The last day parked, today or later.",
            value: dayName))
    var until: Day

    @Option(
        help: .words(
            da: "Hvorfor: \(ParkingReason.list).", en: "Why: \(ParkingReason.list).",
            value: Words(da: "årsag", en: "reason")))
    var reason: ParkingReason

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @Option(help: stepNoteHelp)
    var note: String?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(
            Operations.referralsPark, [referral], ReferralPark(until: until, reason: reason, on: on, note: note))
    }
}

/// What a command says of the words beside the code of its reason.
let stepNoteHelp = ArgumentHelp.words(
    da: "Mere om hvorfor; gemmes krypteret som et notat.", en: "More on why; stored encrypted, as a note.",
    value: Words(da: "tekst", en: "text"))
