import ArgumentParser
import Housing
import HousingAPI

/// How an answer is written.
enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, jsonl
}

/// How one record is written, by `show` and by every write.
struct AnswerOptions: ParsableArguments {
    @Option(help: .words(da: "table, csv, json eller jsonl.", en: "table, csv, json or jsonl.", value: formatName))
    var format = Format.table

    func print(_ record: Record, _ listing: Listing) { print(record, listing.fields) }

    /// Writes the record with its fields in this order.
    func print(_ record: Record, _ fields: [Field]) {
        let record = Record(fields: fields.map { ($0.name, record[$0.name]) })
        switch format {
        case .table: Terminal.write(Table(fields: fields, language: .chosen).text(record, .output))
        case .csv: Terminal.write(Plain.csv(fields.map(\.name)) + Plain.csv(Plain.cells(record, fields)))
        case .json: Terminal.write(Plain.indented(record) + "\n")
        case .jsonl: Terminal.write(record.json + "\n")
        }
    }
}

let formatName = Words(da: "format", en: "format")

/// What every `show` takes, and what it does.
struct ShowOptions: ParsableArguments {
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    /// Shows the record that a number or a key of the files names.
    func show(_ name: String, _ listing: Listing) async throws {
        let record = try await daemon.client().ask(Operations.show(listing), [name])
        answer.print(record, listing)
    }
}
