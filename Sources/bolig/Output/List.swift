import ArgumentParser
import Foundation
import Housing
import HousingAPI
import NIOCore

/// What every list of the service's own takes, and what it does.
struct ListOptions: ParsableArguments {
    @OptionGroup var rows: RowOptions

    @Option(
        help: .words(
            da: "Fortsæt, hvor den forrige liste sluttede.", en: "Go on where an earlier list stopped.",
            value: Words(da: "mærke", en: "cursor")))
    var cursor: String?

    var `where`: [String] {
        get { rows.where }
        set { rows.where = newValue }
    }
    var columns: String? {
        get { rows.columns }
        set { rows.columns = newValue }
    }
    var answer: AnswerOptions { rows.answer }
    var daemon: DaemonOptions { rows.daemon }

    /// Asks page after page and writes the rows: a table when all are there, everything else as it comes.
    ///
    /// - Parameter typed: the field whose codes are typed elsewhere, and so stand in a table too.
    func list(_ listing: Listing, typed: String? = nil) async throws {
        // Read here too, so that what is wrong is said before anything is asked.
        let choice = try rows.choice(of: listing.listed, shown: listing.shown.compactMap(listing.field))
        var query = ListQuery(where: `where`, sort: choice.sort?.text, cursor: cursor)
        let terminal = Terminal.output
        let most = rows.limit ?? (answer.format == .table && terminal.width != nil ? 100 : Int.max)

        let client = try daemon.client()
        var writer = RowWriter(
            format: answer.format, fields: choice.fields, terminal: terminal, isForExcel: answer.excel)
        writer.typed = typed
        if most == Int.max, cursor == nil {
            let count = try await writeAll(listing, query, client, &writer)
            if count == 0, answer.format == .table { Terminal.noteNone() }
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

        if let next = query.cursor, rows.limit == nil {
            Terminal.note(
                Words(
                    da: "Der er flere end \(count). Se dem med --cursor \(next), eller flere ad gangen med --limit.",
                    en: "There are more than \(count). See them with --cursor \(next), or more at a time with --limit."
                ).said)
        } else if count == 0, answer.format == .table {
            Terminal.noteNone()
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
}
