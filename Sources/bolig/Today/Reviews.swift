import ArgumentParser
import Housing
import HousingAPI

/// `bolig reviews`.
struct Reviews: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "reviews", da: "Det, der venter på en anden persons godkendelse.", en: "What waits for a second person.",
            examples: ["bolig reviews list", "bolig reviews approve E-91"],
            subcommands: [ReviewsList.self, ReviewsApprove.self, ReviewsQuestion.self])
    }
}

/// `bolig reviews list`.
struct ReviewsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis det, du kan godkende.", en: "Show what you can approve.",
            examples: ["bolig reviews list"])
    }

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let reply = try await daemon.client().answer(Operations.reviews, [], Nothing())
        try reply.value(Rows.self).write(TodayList.reviews.fields, answer)
    }
}

extension Rows {
    /// Writes the rows with their fields in this order.
    func write(_ fields: [Field], _ answer: AnswerOptions) throws {
        var writer = RowWriter(format: answer.format, fields: fields, terminal: .output, isForExcel: answer.excel)
        writer.write(items)
        try writer.end()
        guard items.isEmpty, answer.format == .table else { return }
        Terminal.note(Words(da: "Ingen fundet.", en: "None found.").said)
    }
}
