import Housing
import HousingAPI
import HousingFiles

/// A detail of a record as it stands beneath it on the screen.
struct Beneath {
    private let detail: Detail
    private let language: Language

    init(_ detail: Detail, language: Language) {
        self.detail = detail
        self.language = language
    }

    /// The heading and the rows; nil where there is nothing to show.
    func text(_ value: Record.Value, _ terminal: Terminal) -> String? {
        let heading = detail.words[language] + "\n"
        switch value {
        case .record(let record):
            return heading + Table(fields: detail.fields, language: language).text(inWords(record), terminal)
        case .records(let records):
            // Most columns of a referral are unknown: their names in a line are enough.
            let facts = detail.fields.filter(\.isFact).map(\.name)
            let unknown = records.filter { record in !facts.isEmpty && facts.allSatisfy { record[$0] == .null } }
            let known = records.filter { !unknown.contains($0) }
            var text = heading
            if !known.isEmpty {
                text += Table(fields: detail.fields, language: language).text(known.map(inWords), terminal)
            }
            if !unknown.isEmpty {
                let names = unknown.map { $0["column"].text }.joined(separator: ", ")
                text += Words(da: "Ukendt: \(names)", en: "Unknown: \(names)")[language] + "\n"
            }
            return records.isEmpty ? nil : text
        case .null, .text, .number, .flag, .list: return nil
        }
    }

    /// The record with its facts in the words of their columns, as one would type them.
    private func inWords(_ record: Record) -> Record {
        Record(
            fields: record.fields.map { name, value in
                guard let field = detail.fields.first(where: { $0.name == name }), case .fact(let kind) = field.kind
                else { return (name, value) }
                return (name, shippedProfile(kind)?.inWords(value, column: record["column"].text) ?? value)
            })
    }
}

/// The columns of a kind of file as they are shipped.
func shippedProfile(_ kind: ImportKind) -> Profile? { shippedProfiles?.profile(kind, on: Day(number: 0)) }
private let shippedProfiles = try? Profiles()

extension Field {
    fileprivate var isFact: Bool { if case .fact = kind { true } else { false } }
}

extension Profile {
    fileprivate func inWords(_ value: Record.Value, column: String) -> Record.Value {
        guard let column = index(of: column).map({ columns[$0] }) else { return value }
        return switch value {
        case .text(let text): .text(column.word(text) ?? text)
        // None at all has a word of its own: no children.
        case .list([]): .list(Array(column.words.prefix(1)))
        case .list(let items): .list(items.map { column.word($0) ?? $0 })
        case .null, .number, .flag, .record, .records: value
        }
    }
}
