import ArgumentParser
import Housing
import HousingAPI

/// `bolig status`.
struct StatusShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "status", da: "Vis, hvordan tjenesten har det, og hvad der venter.",
            en: "Show how the service is and what waits.", examples: ["bolig status", "bolig status --format json"])
    }

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let reply = try await daemon.client().answer(Operations.status, [], Nothing())
        let record = try reply.value(Record.self)
        try answer.print(record, StatusShow.fields)
    }

    /// The fields of `Status`, as on the wire.
    static let fields = [
        Field("version", .text, Words(da: "Version", en: "Version")),
        Field("schema", .text, Words(da: "Databasens skema", en: "Schema")),
        Field("database", .text, Words(da: "Database", en: "Database")),
        Field("today", .day, Words(da: "I dag", en: "Today")),
        Field("units_open", .count, Words(da: "Åbne boliger", en: "Open units")),
        Field("referrals_open", .count, Words(da: "Åbne indstillinger", en: "Open referrals")),
        Field("answers_due", .count, Words(da: "Svar, der haster", en: "Answers due")),
        Field("last_import", .number("I"), Words(da: "Seneste import", en: "Last import")),
    ]
}
