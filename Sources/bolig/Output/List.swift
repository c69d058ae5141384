import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// What every list takes, and what it does.
struct ListOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: .words(
            da: "Kun dem hvor feltet er =, <, > eller indeholder (~) værdien. Kan gentages.",
            en: "Only those whose field is =, <, > or contains (~) the value. Repeatable.",
            value: Words(da: "felt=værdi", en: "field=value")))
    var `where`: [String] = []

    @Option(
        parsing: .unconditional,
        help: .words(
            da: "Sortér efter et felt; -felt vender rækkefølgen.", en: "Sort by a field; -field reverses.",
            value: Words(da: "felt", en: "field")))
    var sort: String?

    @Option(
        help: .words(
            da: "Felterne der vises, med komma imellem.", en: "The fields to show, with commas.",
            value: Words(da: "felter", en: "fields")))
    var columns: String?

    @Option(
        help: .words(
            da: "Højst så mange (på skærmen ellers 100).", en: "At most so many (on a screen else 100).",
            value: Words(da: "antal", en: "count")))
    var limit: Int?

    @Option(
        help: .words(
            da: "Fortsæt, hvor en tidligere liste slap.", en: "Go on where an earlier list stopped.",
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
    func list(_ listing: Listing) async throws {
        let fields = try shown(of: listing)
        var query = ListQuery(where: try `where`.map { try Condition($0, listing).text }, cursor: cursor)
        query.sort = try sort.map { try sorted($0, listing) }
        let terminal = Terminal.output
        let most = limit ?? (answer.format == .table && terminal.width != nil ? 100 : Int.max)

        let client = try daemon.client()
        var writer = RowWriter(format: answer.format, fields: fields, terminal: terminal)
        var count = 0
        repeat {
            query.limit = min(most - count, 1000)
            let page = try await client.ask(Operations.list(listing), [], query)
            writer.write(page.items)
            count += page.items.count
            query.cursor = page.next
        } while query.cursor != nil && count < most
        writer.end()

        if let next = query.cursor {
            Terminal.note(
                Words(
                    da: "Der er flere end \(count). Se dem med --cursor \(next), eller flere ad gangen med --limit.",
                    en: "There are more than \(count). See them with --cursor \(next), or more at a time with --limit."
                ).said)
        } else if count == 0, answer.format == .table {
            Terminal.note(Words(da: "Ingen fundet.", en: "None found.").said)
        }
    }

    /// `--columns`, else the listing's own choice for a table and every field for programs.
    private func shown(of listing: Listing) throws -> [Field] {
        guard let columns else {
            return answer.format == .table ? listing.shown.compactMap(listing.field) : listing.fields
        }
        return try columns.split(separator: ",").map { name in
            try listing.known(name.trimmingCharacters(in: .whitespaces))
        }
    }

    private func sorted(_ sort: String, _ listing: Listing) throws -> String {
        let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
        return (sort.hasPrefix("-") ? "-" : "") + (try listing.known(name)).name
    }
}

extension Listing {
    /// The field of that name; there being none is wrong use, and the hint names them all.
    func known(_ name: String) throws -> Field {
        if let field = field(name) { return field }
        let names = fields.map(\.name).joined(separator: ", ")
        throw Failure.wrongUse(
            "unknown_field", Words(da: "Listen har ikke det felt.", en: "The list has no such field."),
            details: ["field": name], hint: Words(da: "Felterne er: \(names).", en: "The fields are: \(names)."))
    }
}
