import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// Which rows and fields of a list are shown, and how: what every list takes.
struct RowOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: .words(
            da: "Kun dem, hvor feltet er =, !=, <, <=, >, >= eller indeholder (~) værdien. Kan gentages.",
            en: "Only those whose field is =, !=, <, <=, >, >= or contains (~) the value. Repeatable.",
            value: Words(da: "felt=værdi", en: "field=value")), completion: ListCompletion.condition)
    var `where`: [String] = []

    @Option(
        parsing: .unconditional,
        help: .words(
            da: "Sortér efter et felt; -felt vender rækkefølgen.", en: "Sort by a field; -field reverses.",
            value: Words(da: "felt", en: "field")), completion: ListCompletion.sort)
    var sort: String?

    @Option(
        help: .words(
            da: "De felter, der skal vises, med komma imellem.", en: "The fields to show, with commas.",
            value: Words(da: "felter", en: "fields")), completion: ListCompletion.columns)
    var columns: String?

    @Option(
        help: .words(
            da: "Højst så mange (lange lister på skærmen ellers 100).",
            en: "At most so many (of long lists on a screen else 100).",
            value: Words(da: "antal", en: "count")))
    var limit: Int?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    mutating func validate() throws {
        if let limit, limit < 1 {
            throw ValidationError(Words(da: "--limit er mindst 1.", en: "--limit is at least 1.").said)
        }
    }

    /// What is chosen of a list.
    ///
    /// - Parameter shown: the fields of a table where `--columns` is not given; all where it is left out.
    /// - Throws: what is wrong with it, before anything is asked.
    func choice(of list: ListedFields, shown: [Field]? = nil) throws -> RowChoice {
        // The daemon knows what day it is.
        for condition in `where` { _ = try Condition(condition, list, today: Day(number: 0)) }
        let fields = try columns?.split(separator: ",").map { name in
            try list.known(name.trimmingCharacters(in: .whitespaces))
        }
        return RowChoice(
            options: self, list: list, sort: try sort.map { try Sort($0, list) },
            fields: fields ?? (answer.format == .table ? shown : nil) ?? list.fields)
    }
}

/// What is chosen of a list whose rows all come in one answer.
struct RowChoice {
    let options: RowOptions
    let list: ListedFields
    let sort: Sort?
    let fields: [Field]

    /// Whether it is the whole list as it comes.
    var isWhole: Bool {
        options.where.isEmpty && sort == nil && options.limit == nil && options.columns == nil
    }

    /// The rows that are asked for, in their order.
    func rows(of all: [Record], _ client: Client) async throws -> [Record] {
        var rows = all
        if !options.where.isEmpty {
            let isDayAsked = options.where.contains { $0.lowercased().contains("today") }
            let today = isDayAsked ? try await client.ask(Operations.status).today : Day(number: 0)
            let conditions = try options.where.map { try Condition($0, list, today: today) }
            rows = rows.filter { row in conditions.allSatisfy { $0.holds(row) } }
        }
        if let sort { rows = sort.sorted(rows) }
        return options.limit.map { Array(rows.prefix($0)) } ?? rows
    }

    /// Writes rows that were chosen.
    ///
    /// - Parameter fields: the choice's own where they are left out.
    func write(_ rows: [Record], _ fields: [Field]? = nil) throws {
        var writer = RowWriter(
            format: options.answer.format, fields: fields ?? self.fields, terminal: .output,
            isForExcel: options.answer.excel)
        writer.write(rows)
        try writer.end()
        if rows.isEmpty, options.answer.format == .table { Terminal.noteNone() }
    }
}

extension Terminal {
    /// Said in place of a table without rows.
    static func noteNone() { note(Words(da: "Ingen fundet.", en: "None found.").said) }
}
