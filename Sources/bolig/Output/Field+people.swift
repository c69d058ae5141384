import Housing
import HousingAPI
import HousingFiles

extension Field {
    /// The value as a cell of a spreadsheet: an amount, a count and a day can be reckoned with, a code is its Danish word.
    func cell(_ value: Record.Value) -> WorkbookValue {
        if case .null = value { return .empty }
        let decimals: Int
        switch kind {
        case .money: decimals = 2
        case .count: decimals = 0
        case .tenths, .share: decimals = 1
        case .day: return Day(value.text).map { .day($0) } ?? .text(value.text)
        case .number, .text, .sealed, .instant, .flag, .year, .code, .codes, .fact: return .text(shown(value, .da))
        }
        return Double(value.text).map { .number($0, decimals: decimals) } ?? .text(value.text)
    }
}

extension PeopleTable {
    /// Records under the Danish headings of their fields.
    init(_ records: [Record], _ fields: [Field], title: String = "Bolig") {
        self.init(title: title, headings: fields.map(\.words.da))
        for record in records { append(fields.map { $0.cell(record[$0.name]) }) }
    }
}
