import ArgumentParser
import Housing
import HousingAPI

/// `bolig reviews approve`.
struct ReviewsApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "approve", da: "Godkend, at en beskyttet borgers sag blev set.",
            en: "Approve that the case of a protected citizen was looked at.",
            examples: ["bolig reviews approve E-91 --note \"Vagten var alene\""])
    }

    @OptionGroup var review: ReviewOptions

    func run() async throws { try await review.send(Operations.reviewsApprove) }
}

/// `bolig reviews question`.
struct ReviewsQuestion: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "question", da: "Sæt spørgsmålstegn ved, at en beskyttet borgers sag blev set.",
            en: "Question that the case of a protected citizen was looked at.",
            examples: ["bolig reviews question E-91 --note \"Begrundelsen forklarer det ikke\""])
    }

    @OptionGroup var review: ReviewOptions

    func run() async throws { try await review.send(Operations.reviewsQuestion) }
}

/// What both take.
struct ReviewOptions: ParsableArguments {
    @Argument(
        help: .words(
            da: "Hændelsens nummer, som reviews list viser det.",
            en: "The number of the event, as reviews list has it.",
            value: Words(da: "E-91", en: "E-91")))
    var event: String

    @Option(help: stepNoteHelp)
    var note: String?

    @OptionGroup var write: WriteOptions

    /// Sends the review and prints it.
    func send(_ operation: HousingAPI.Operation<Nothing, ReviewNote, BreakGlassReview>) async throws {
        let review = try await write.sent(operation, [event], ReviewNote(note: note), by: write.daemon.client())
        if write.dryRun { Terminal.note(dryRunNote.said) }
        try write.answer.print(
            Record(fields: [
                ("number", .text(review.number)), ("referral", .text("\(review.referral)")), ("by", .text(review.by)),
                ("since", .text(review.since.description)), ("reason", .text(review.reason)),
                ("outcome", .text(review.outcome)), ("reviewed_by", .text(review.reviewedBy)),
            ]), Self.fields)
    }

    private static let fields = [
        Field("number", .text, Words(da: "Hændelse", en: "Event")),
        Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
        Field("by", .text, Words(da: "Set af", en: "Seen by")),
        Field("since", .instant, Words(da: "Den", en: "At")),
        Field("reason", .text, Words(da: "Begrundelse", en: "Reason")),
        Field("outcome", .code(.reviewOutcome), Words(da: "Gennemgang", en: "Review")),
        Field("reviewed_by", .text, Words(da: "Af", en: "Reviewed by")),
    ]
}
