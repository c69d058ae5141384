import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals refer-again`.
struct ReferralsReferAgain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "refer-again",
            da:
                "Indstil på ny efter et afslag for lav indtægt. Indstillingen er en ny for samme borger, eller den afviste med nye oplysninger; importér dem først.",
            en:
                "Refer again after a refusal for low income. The referral is a new one of the same citizen, or the refused one with new facts; import them first.",
            examples: ["bolig referrals refer-again R-344 --reason \"Er kommet i arbejde\""])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-344", en: "R-344")))
    var referral: String

    @Option(
        help: .words(
            da: "Hvorfor der indstilles på ny; uden navne.", en: "Why it is referred again; no names.",
            value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        var why = ReasonOptions()
        why.reason = reason
        let again = try await write.sent(
            Operations.referralsReferAgain, [referral], Step(on: on), why, by: write.daemon.client())
        if write.dryRun { Terminal.note(dryRunNote.said) }
        Terminal.note(
            Words(
                da:
                    "\(again.referral) er indstillet på ny efter afslaget \(again.refusal) af \(again.refused). Ændret:",
                en:
                    "\(again.referral) is referred again after the refusal \(again.refusal) of \(again.refused). Changed:"
            ).said)
        var writer = RowWriter(format: write.answer.format, fields: Self.fields, terminal: .output)
        writer.write(
            again.changes.map { change in
                Record(fields: [
                    ("field", .text(change.field)), ("before", change.before.map { .text($0) } ?? .null),
                    ("after", change.after.map { .text($0) } ?? .null),
                ])
            })
        try writer.end()
    }

    private static let fields = [
        Field("field", .codes(.fact), Words(da: "Oplysning", en: "Fact")),
        Field("before", .text, Words(da: "Ved afslaget", en: "At the refusal")),
        Field("after", .text, Words(da: "Nu", en: "Now")),
    ]
}
