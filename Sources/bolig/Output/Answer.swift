import ArgumentParser
import Housing
import HousingAPI
import HousingFiles

/// How an answer is written.
enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, jsonl, xlsx
}

/// How one record is written, by `show` and by every write.
struct AnswerOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "table, csv, json, jsonl eller xlsx.", en: "table, csv, json, jsonl or xlsx.", value: formatName))
    var format = Format.table

    @Flag(
        help: .words(
            da: "Med --format csv: som en dansk Excel åbner den, med danske overskrifter.",
            en: "With --format csv: as a Danish Excel opens it, with Danish headings."))
    var excel = false

    /// Writes the record and what stands beneath it: details in JSON and on the screen, while a line of a spreadsheet has
    /// no room for them.
    func print(_ record: Record, _ listing: Listing, beside others: [Detail] = []) throws {
        let listing = listing.seen(in: record)
        let others = others.filter { record.has($0.name) }
        let record = listing.ordered(record, beside: others)
        switch format {
        case .json: Terminal.write(Plain.indented(record) + "\n")
        case .jsonl: Terminal.write(record.json + "\n")
        case .table:
            // A value more of it stands beside its number.
            let values = listing.details.filter { $0.form == .value && record[$0.name] != .null }
            try print(record, listing.fields.prefix(1) + values.flatMap(\.fields) + listing.fields.dropFirst())
            for detail in listing.details + others {
                guard let text = Beneath(detail, language: .chosen).text(record[detail.name], .output) else { continue }
                Terminal.write("\n" + text)
            }
        case .csv, .xlsx: try print(record, listing.fields)
        }
    }

    /// Writes the record with its fields in this order.
    func print(_ record: Record, _ fields: [Field]) throws {
        let record = Record(fields: fields.map { ($0.name, record[$0.name]) })
        switch format {
        case .table: Terminal.write(Table(fields: fields, language: .chosen).text(record, .output))
        case .csv where excel: Terminal.write(PeopleTable([record], fields).csv)
        case .xlsx: try Terminal.write(workbook: try PeopleTable([record], fields).workbook())
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
        try answer.print(record, listing)
    }
}
