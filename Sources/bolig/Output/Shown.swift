import Foundation
import Housing
import HousingAPI

extension Field {
    /// The value as a person reads it in a table: `6.200`, `02-01-2025`, `Familiebolig`, `ja`.
    func shown(_ value: Record.Value, _ language: Language) -> String {
        if case .null = value { return "" }
        return switch kind {
        case .money: Money(value.text)?.text(language) ?? value.text
        case .day: Day(value.text).map { language == .da ? $0.danish : $0.description } ?? value.text
        case .instant: Instant(value.text)?.text(language) ?? value.text
        case .flag: value == .flag(true) ? Words(da: "ja", en: "yes")[language] : Words(da: "nej", en: "no")[language]
        case .count: Int(value.text).map { grouped($0, language) } ?? value.text
        case .tenths: decimal(value.text, language)
        case .share: decimal(value.text, language) + " %"
        case .code(let codes): codes.words(value.text)?[language] ?? value.text
        case .codes(let codes): items(value).map { codes.words($0)?[language] ?? $0 }.joined(separator: ", ")
        case .number, .text, .sealed, .year: value.text
        case .fact: fact(value, language)
        }
    }

    /// A value of a column of files, as it is typed there.
    private func fact(_ value: Record.Value, _ language: Language) -> String {
        switch value {
        case .flag(let flag): flag ? Words(da: "ja", en: "yes")[language] : Words(da: "nej", en: "no")[language]
        case .number(let digits): decimal(digits, language)
        case .text(let text): language == .da ? Day(text)?.danish ?? text : text
        case .list(let items): items.joined(separator: ", ")
        case .null, .record, .records: ""
        }
    }

    /// Amounts and counts stand to the right, under each other.
    var isRight: Bool {
        switch kind {
        case .money, .count, .tenths, .share: true
        case .number, .text, .sealed, .day, .instant, .flag, .year, .code, .codes, .fact: false
        }
    }

    /// A number such as `U-1042`.
    var namesAThing: Bool { if case .number = kind { true } else { false } }

    /// Words may be cut to fit a terminal; a number or a day cut short would be another one.
    var mayBeCut: Bool {
        switch kind {
        case .text, .sealed, .code, .codes, .fact: true
        case .number, .money, .day, .instant, .flag, .count, .year, .tenths, .share: false
        }
    }

    private func decimal(_ text: String, _ language: Language) -> String {
        language == .da ? text.replacingOccurrences(of: ".", with: ",") : text
    }

    private func items(_ value: Record.Value) -> [String] {
        if case .list(let items) = value { items } else { [value.text] }
    }
}
