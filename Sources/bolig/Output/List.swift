import ArgumentParser
import Foundation
import Housing
import HousingAPI
import NIOCore

/// What every list takes, and what it does.
struct ListOptions: ParsableArguments {
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
            da: "Højst så mange (på skærmen ellers 100).", en: "At most so many (on a screen else 100).",
            value: Words(da: "antal", en: "count")))
    var limit: Int?

    @Option(
        help: .words(
            da: "Fortsæt, hvor den forrige liste sluttede.", en: "Go on where an earlier list stopped.",
            value: Words(da: "mærke", en: "cursor")))
    var cursor: String?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    mutating func validate() throws {
        if let limit, limit < 1 {
            throw ValidationError(Words(da: "--limit er mindst 1.", en: "--limit is at least 1.").said)
        }
    }

    /// Asks page after page and writes the rows: a table when all are there, everything else as it comes.
    ///
    /// - Parameter typed: the field whose codes are typed elsewhere, and so stand in a table too.
    func list(_ listing: Listing, typed: String? = nil) async throws {
        let fields = try shown(of: listing)
        // Read here too, so that what is wrong is said before anything is asked; the daemon knows what day it is.
        for condition in `where` { _ = try Condition(condition, listing, today: Day(number: 0)) }
        var query = ListQuery(where: `where`, sort: try sort.map { try Sort($0, listing).text }, cursor: cursor)
        let terminal = Terminal.output
        let most = limit ?? (answer.format == .table && terminal.width != nil ? 100 : Int.max)

        let client = try daemon.client()
        var writer = RowWriter(
            format: answer.format, fields: fields, terminal: terminal, isForExcel: answer.excel)
        writer.typed = typed
        if most == Int.max, cursor == nil {
            let count = try await writeAll(listing, query, client, &writer)
            if count == 0, answer.format == .table { noteNone() }
            return
        }
        var count = 0
        repeat {
            query.limit = min(most - count, 1000)
            let page = try await client.ask(Operations.list(listing), [], query)
            writer.write(page.items)
            count += page.items.count
            query.cursor = page.next
        } while query.cursor != nil && count < most
        try writer.end()

        if let next = query.cursor, limit == nil {
            Terminal.note(
                Words(
                    da: "Der er flere end \(count). Se dem med --cursor \(next), eller flere ad gangen med --limit.",
                    en: "There are more than \(count). See them with --cursor \(next), or more at a time with --limit."
                ).said)
        } else if count == 0, answer.format == .table {
            noteNone()
        }
    }

    /// The whole list in one answer, written as it comes.
    ///
    /// - Returns: how many there were.
    private func writeAll(
        _ listing: Listing, _ query: ListQuery, _ client: Client, _ writer: inout RowWriter
    ) async throws -> Int {
        var lines = RecordLineReader()
        var count = 0
        try await client.fetch(
            Operations.list(listing), [], query: try client.items(query), accept: "application/jsonl"
        ) { piece in
            let records = try lines.read(piece.readableBytesView)
            count += records.count
            writer.write(records)
        }
        try lines.end()
        try writer.end()
        return count
    }

    private func noteNone() { Terminal.note(Words(da: "Ingen fundet.", en: "None found.").said) }

    /// `--columns`, else the listing's own choice for a table and every field for programs.
    private func shown(of listing: Listing) throws -> [Field] {
        guard let columns else {
            return answer.format == .table ? listing.shown.compactMap(listing.field) : listing.fields
        }
        return try columns.split(separator: ",").map { name in
            try listing.known(name.trimmingCharacters(in: .whitespaces))
        }
    }
}
