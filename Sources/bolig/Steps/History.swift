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
    func print(_ events: StepEvents) throws {
        var writer = RowWriter(
            format: format, fields: StepEvent.fields, terminal: .output, isForExcel: excel)
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

    fileprivate var record: Record {
        func text(_ value: String?) -> Record.Value { value.map { .text($0) } ?? .null }
        return Record(fields: [
            ("event", .text(event)), ("at", .text(at.description)), ("actor", .text(actor)), ("action", .text(action)),
            ("things", .list(things)), ("reason", text(reason)), ("note", text(note)), ("undoes", text(undoes)),
            ("undone_by", text(undoneBy)),
        ])
    }
}
