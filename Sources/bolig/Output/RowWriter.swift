import Housing
import HousingAPI
import HousingFiles

/// Writes the rows of a list in one format. A table waits for the last row, since its
/// widths depend on it, and so does what people open in a spreadsheet.
struct RowWriter {
    let format: Format
    private(set) var fields: [Field]
    let terminal: Terminal
    /// CSV for people: as a Danish Excel opens it.
    let isForExcel: Bool
    /// The field whose codes are typed elsewhere: a table has the code before its words.
    var typed: String?
    /// Where the text goes.
    var out: (String) -> Void = Terminal.write
    private var kept: [Record] = []
    private var count = 0

    init(
        format: Format, fields: [Field], terminal: Terminal, isForExcel: Bool = false,
        out: @escaping (String) -> Void = Terminal.write
    ) {
        self.isForExcel = isForExcel
        self.format = format
        self.fields = fields
        self.terminal = terminal
        self.out = out
    }

    mutating func write(_ records: [Record]) {
        // What who asks may not see does not come, and is no empty column.
        if count == 0, let first = records.first { fields.removeAll { $0.right != nil && !first.has($0.name) } }
        // Written together: a write a row would take longer than making it.
        var text = ""
        for record in records {
            switch format {
            case .table, .xlsx: kept.append(record)
            case .csv where isForExcel: kept.append(record)
            case .csv:
                if count == 0 { text += Plain.csv(fields.map(\.name)) }
                text += Plain.csv(Plain.cells(record, fields))
            case .json: text += (count == 0 ? "[\n  " : ",\n  ") + chosen(record).json
            case .jsonl: text += chosen(record).json + "\n"
            }
            count += 1
        }
        if !text.isEmpty { out(text) }
    }

    private func chosen(_ record: Record) -> Record {
        Record(fields: fields.enumerated().map { ($1.name, record.value($1.name, at: $0)) })
    }

    private var table: String {
        guard let place = fields.firstIndex(where: { $0.name == typed }), case .code(let codes) = fields[place].kind
        else {
            return Table(fields: fields, language: .chosen).text(kept, terminal)
        }
        var fields = fields
        fields[place] = Field(fields[place].name, .text, fields[place].words)
        let records = kept.map { record in
            Record(
                fields: record.fields.map { name, value in
                    guard name == typed, let words = codes.words(value.text)?.said else { return (name, value) }
                    return (name, .text("\(value.text) (\(words))"))
                })
        }
        return Table(fields: fields, language: .chosen).text(records, terminal)
    }

    /// - Throws: wrong use `redirect_needed` for a workbook on a terminal.
    mutating func end() throws {
        switch format {
        case .csv where isForExcel: out(PeopleTable(kept, fields).csv)
        case .xlsx: try Terminal.write(workbook: try PeopleTable(kept, fields).workbook())
        case .table: if count > 0 { out(table) }
        case .csv: if count == 0 { out(Plain.csv(fields.map(\.name))) }
        case .json: out(count == 0 ? "[]\n" : "\n]\n")
        case .jsonl: break
        }
    }
}
