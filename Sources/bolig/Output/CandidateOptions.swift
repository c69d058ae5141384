import ArgumentParser
import Housing
import HousingAPI

/// What candidates both ways take and say.
struct CandidateOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Dagen, der ses på (ellers i dag).", en: "The day looked at (else today).", value: dayName))
    var on: Day?

    @Flag(
        help: .words(
            da: "Vis også dem, der ikke har råd, og dem, noget taler imod.",
            en: "Show those who cannot afford it and those excluded too."))
    var all = false

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func query(why: String?) -> CandidatesQuery { CandidatesQuery(on: on, all: all ? true : nil, why: why) }

    /// The answer as it came.
    func whole(_ reply: Client.Answer) { Terminal.write(String(decoding: reply.bytes, as: UTF8.self) + "\n") }

    /// Writes the rows: their own fields, and what the check and the obstacles say.
    func write(_ rows: [Record], _ own: [Field], why: Bool) throws {
        var fields = own + Self.fields
        // A table says why not only where somebody may be shown of whom that holds.
        if answer.format == .table, !all, !why {
            fields.removeAll { ["excluded", "barred_until", "minimum"].contains($0.name) }
        }
        var writer = RowWriter(format: answer.format, fields: fields, terminal: .output, isForExcel: answer.excel)
        writer.write(rows)
        try writer.end()
    }

    private static let fields: [Field] = [
        Field("outcome", .code(.outcome), Words(da: "Udfald", en: "Outcome")),
        Field("disposable_income", .money, Words(da: "Rådighedsbeløb", en: "Disposable")),
        Field("minimum", .money, Words(da: "Mindst", en: "Minimum")),
        Field("shortfall", .money, Words(da: "Mangler", en: "Shortfall")),
        Field("remedies", .codes(.scheme), Words(da: "Tilskud, der hjælper", en: "Subsidies that help")),
        Field("excluded", .codes(.exclusion), Words(da: "Taler imod", en: "Excluded because")),
        Field("barred_until", .day, Words(da: "Afvist til og med", en: "Barred until")),
        Field("notes", .codes(.candidateNote), Words(da: "Bemærk", en: "Note")),
    ]

    /// What the check and the obstacles say, under the names of their fields.
    func said(_ item: some JudgedItem) -> [(name: String, value: Record.Value)] {
        [
            ("outcome", .text(item.outcome.rawValue)), ("disposable_income", .count(item.disposableIncome)),
            ("minimum", .count(item.minimum)), ("shortfall", .count(item.shortfall)),
            ("remedies", .list(item.remedies.map(\.scheme.rawValue))),
            ("excluded", .list(item.excluded.map(\.rawValue))), ("barred_until", .day(item.barredUntil)),
            ("notes", .list(item.notes.map(\.rawValue))),
        ]
    }

    /// How many there were of each kind.
    func said(_ counts: CandidateCounts) -> Words {
        Words(
            da: "Har råd: \(counts.passes). Med tilskud: \(counts.withSubsidy). Kan ikke afgøres: \(counts.unknown). "
                + "Har ikke råd: \(counts.fails). Kan ikke tilbydes: \(counts.excluded).",
            en: "Can afford: \(counts.passes). With a subsidy: \(counts.withSubsidy). Undecided: \(counts.unknown). "
                + "Cannot afford: \(counts.fails). Excluded: \(counts.excluded).")
    }

    /// The next step to type, with the subsidy that makes the difference.
    func next(_ command: String, _ outcome: CheckOutcome, _ remedies: [Remedy]) {
        guard Terminal.output.width != nil else { return }
        let subsidy = outcome == .fail ? remedies.first.map { " --subsidy \($0.scheme.rawValue)" } ?? "" : ""
        Terminal.note(
            Words(
                da: "Tilbyd den første: bolig \(command)\(subsidy)",
                en: "Offer to the first: bolig \(command)\(subsidy)"
            )
            .said)
    }
}

extension Record.Value {
    /// A day, or null.
    static func day(_ day: Day?) -> Record.Value { day.map { .text($0.description) } ?? .null }

    /// A count, or null.
    static func count(_ number: Int?) -> Record.Value { number.map { .number(String($0)) } ?? .null }
}
