import ArgumentParser
import Housing
import HousingAPI

/// `bolig citizens forget`.
struct CitizensForget: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "forget",
            da: "Glem, hvem en borger er, før tid: navn, CPR-nummer og notater slettes; sager og tal bliver. "
                + "Uden indstilling spørges der efter CPR-nummeret, uden at det ses, eller det læses fra standard-ind.",
            en:
                "Forget who a citizen is before time: name, CPR number and notes go; cases and figures stay. Without a "
                + "referral the CPR number is asked for, hidden, or read from standard input.",
            examples: [
                "bolig citizens forget R-310 --reason \"Borgeren har bedt om det\" --dry-run",
                "bolig citizens forget --reason \"Borgeren har bedt om det\"",
            ])
    }

    @OptionGroup var citizen: CitizenOptions

    @Option(
        help: .words(
            da: "Hvorfor; uden navne.", en: "Why; no names.", value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @OptionGroup var write: WriteOptions

    func run() async throws {
        var why = ReasonOptions()
        why.reason = reason
        let forgotten = try await write.sent(
            Operations.citizensForget, [], try citizen.named(), why, by: write.daemon.client())
        if write.dryRun { Terminal.note(dryRunNote.said) }
        try write.answer.print(
            Record(fields: [
                ("referrals", .list(forgotten.referrals.map(\.description))), ("notes", .number("\(forgotten.notes)")),
                ("already", .flag(forgotten.already)),
            ]), Self.fields)
    }

    private static let fields = [
        Field("referrals", .text, Words(da: "Indstillinger", en: "Referrals")),
        Field("notes", .count, Words(da: "Notater slettet", en: "Notes destroyed")),
        Field("already", .flag, Words(da: "Var glemt", en: "Was forgotten")),
    ]
}
