import Housing
import HousingAPI

/// Writes the rows of a list in one format. Only a table waits for the last row, since its widths depend on it.
struct RowWriter {
    let format: Format
    let fields: [Field]
    let terminal: Terminal
    /// Where the text goes.
    var out: (String) -> Void = Terminal.write
    private var kept: [Record] = []
    private var count = 0

    init(format: Format, fields: [Field], terminal: Terminal, out: @escaping (String) -> Void = Terminal.write) {
        self.format = format
        self.fields = fields
        self.terminal = terminal
        self.out = out
    }

    mutating func write(_ records: [Record]) {
        // Written together: a write a row would take longer than making it.
        var text = ""
        for record in records {
            switch format {
            case .table: kept.append(record)
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

    mutating func end() {
        switch format {
        case .table: if count > 0 { out(Table(fields: fields, language: .chosen).text(kept, terminal)) }
        case .csv: if count == 0 { out(Plain.csv(fields.map(\.name))) }
        case .json: out(count == 0 ? "[]\n" : "\n]\n")
        case .jsonl: break
        }
    }
}
