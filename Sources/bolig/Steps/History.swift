import ArgumentParser
import Housing
import HousingAPI

/// `bolig history`.
struct History: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "history", da: "Vis, hvad der er sket med en bolig, indstilling, anvisning, et tilskud eller et projekt.",
            en: "Show what was done with a unit, referral, allocation, subsidy or project.",
            examples: ["bolig history A-77", "bolig history IND-001 --format json"])
    }

    @Argument(
        help: .words(da: "Nummer, sagsnummer eller lejemål.", en: "Number, case number or tenancy.", value: stepName))
    var number: String

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let found = try await daemon.client().ask(Operations.stepsHistory, [number])
        try answer.print(found)
    }
}

extension AnswerOptions {
    /// Writes events, a row each.
    ///
    /// - Parameter reads: whether they are look-ups.
    func print(_ events: StepEvents, reads: Bool = false) throws {
        var writer = RowWriter(
            format: format, fields: reads ? StepEvent.readFields : StepEvent.fields, terminal: .output,
            isForExcel: excel)
        writer.write(events.items.map(\.record))
        try writer.end()
        if events.items.isEmpty, format == .table { Terminal.note(Words(da: "Ingen fundet.", en: "None found.").said) }
    }
}

extension StepEvent {
    fileprivate static let fields = [
        Field("event", .number("E"), Words(da: "Hændelse", en: "Event")),
        Field("at", .instant, Words(da: "Hvornår", en: "When")),
        Field("actor", .text, Words(da: "Hvem", en: "Who")),
        Field("action", .text, Words(da: "Hvad", en: "What")),
        Field("things", .codes(.fact), Words(da: "Med", en: "With")),
        Field("reason", .text, Words(da: "Grund", en: "Reason")),
        Field("note", .text, Words(da: "Bemærkning", en: "Note")),
        Field("undoes", .number("E"), Words(da: "Fortryder", en: "Undoes")),
        Field("undone_by", .number("E"), Words(da: "Fortrudt ved", en: "Undone by")),
    ]

    /// Those of a look-up: what was looked at and what for, which nobody undoes.
    fileprivate static let readFields: [Field] =
        fields.prefix(4) + [
            Field("operation", .text, Words(da: "Opslag", en: "Look-up")),
            Field("citizens", .count, Words(da: "Borgere", en: "Citizens")), fields[4],
            Field("reason", .text, Words(da: "Formål", en: "Purpose")),
        ] + fields.suffix(3)

    fileprivate var record: Record {
        func text(_ value: String?) -> Record.Value { value.map { .text($0) } ?? .null }
        let look: [(String, Record.Value)] =
            operation == nil
            ? [] : [("operation", text(operation)), ("citizens", citizens.map { .number("\($0)") } ?? .null)]
        let done: [(String, Record.Value)] = [
            ("event", .text(event)), ("at", .text(at.description)), ("actor", .text(actor)), ("action", .text(action)),
        ]
        return Record(
            fields: done + look + [
                ("things", .list(things)), ("reason", text(reason)), ("note", text(note)), ("undoes", text(undoes)),
                ("undone_by", text(undoneBy)),
            ])
    }
}
