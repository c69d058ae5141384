import Housing
import HousingAPI
import Postgres

extension Listing {
    /// The listing's fields as a select list, made once for those that leave none out.
    var columns: Statement {
        if let whole = wholeSelects[id], whole.count == fields.count { whole.columns } else { fields.columns }
    }

    /// A row that begins with `columns`, as it travels.
    ///
    /// - Parameter vault: opens what is sealed; without it that is null.
    func record(_ row: Row, _ vault: Vault? = nil) throws -> Record { try fields.record(row, vault) }
}

/// Of each listing with all its fields: how many, and their select list.
private let wholeSelects = Dictionary(
    uniqueKeysWithValues: Listing.all.map { ($0.id, (count: $0.fields.count, columns: $0.fields.columns)) })

extension [Field] {
    /// The fields as a select list.
    var columns: Statement { Statement(identifiers: map(\.name)) }

    /// A row that begins with a column for each field, as it travels; what is sealed is null.
    func record(_ row: Row) -> Record {
        Record(
            fields: enumerated().map { place, field in
                (field.name, row.text(at: place).map { field.kind.value($0) } ?? .null)
            })
    }

    /// The same, what is sealed opened.
    func record(_ row: Row, _ vault: Vault?) throws -> Record {
        var record = record(row)
        guard let vault else { return record }
        for (place, field) in enumerated() where field.kind == .sealed {
            guard let text = row.text(at: place) else { continue }
            record.fields[place].value = .text(try vault.note(column: text))
        }
        return record
    }
}

extension Field.Kind {
    /// PostgreSQL's text as the API's value.
    func value(_ text: String) -> Record.Value {
        switch self {
        case .number(let letter): .text("\(letter)-\(text)")
        case .text, .day, .code, .fact: .text(text)
        case .sealed: .null
        case .money: Int(text).map { .number(Money(ore: $0).description) } ?? .null
        case .instant: Timestamp(postgresText: text).map { .text("\($0)") } ?? .text(text)
        case .flag: .flag(text == "t")
        case .count, .year: .number(text)
        case .tenths: Int(text).map { .number($0 % 10 == 0 ? String($0 / 10) : "\($0 / 10).\($0 % 10)") } ?? .null
        case .share: Int(text).map { .number($0 % 100 == 0 ? String($0 / 100) : Money(ore: $0).description) } ?? .null
        case .codes: .list([String](postgresText: text) ?? [])
        }
    }
}

/// Writes rows of a listing as JSON, a line each.
struct RecordLines {
    private let fields: [(name: [UInt8], kind: Field.Kind)]

    private let vault: Vault

    init(_ listing: Listing, _ vault: Vault) {
        self.vault = vault
        fields = listing.fields.map { (Array("\"\($0.name)\":".utf8), $0.kind) }
    }

    /// Appends a row that begins with the listing's columns.
    func append(_ row: Row, to bytes: inout [UInt8]) throws {
        for (place, field) in fields.enumerated() {
            bytes.append(UInt8(ascii: place == 0 ? "{" : ","))
            bytes += field.name
            let text = row.text(at: place)
            if field.kind == .sealed, let text {
                Record.Value.text(try vault.note(column: text)).append(to: &bytes)
            } else {
                (text.map { field.kind.value($0) } ?? .null).append(to: &bytes)
            }
        }
        bytes += "}\n".utf8
    }
}
