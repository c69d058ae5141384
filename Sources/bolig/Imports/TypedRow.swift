import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// What a unit or a referral by hand takes: it is sent as a file of one row, so that it is judged as those in files are.
struct TypedRow: ParsableArguments {
    @Option(
        help: .words(
            da: "Bekræft alt, der er spurgt om, med en begrundelse.",
            en: "Confirm all that is asked about, with a reason.", value: Words(da: "begrundelse", en: "reason")))
    var confirm: String?

    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    /// What the report of one row has beside the counts.
    private static let problems = Detail(
        "problems", Words(da: "Bemærkninger", en: "Problems"),
        fields: [
            Field("row", .count, Words(da: "Række", en: "Row")), Field("cell", .text, Words(da: "Celle", en: "Cell")),
            Field("column", .text, Words(da: "Kolonne", en: "Column")),
            Field("severity", .text, Words(da: "Alvor", en: "Severity")),
            Field("code", .text, Words(da: "Kode", en: "Code")),
            Field("found", .text, Words(da: "Fundet", en: "Found")),
            Field("message", .text, Words(da: "Besked", en: "Message")),
            Field("hint", .text, Words(da: "Råd", en: "Hint")),
        ])

    private struct Answered: Decodable {
        let thing: Record?
        let problems: [Record]
    }

    /// Sends the row, and prints the thing as it is afterwards, or would be, with what was said of the row; the report alone
    /// where it was refused. Ends with the exit code of the report.
    ///
    /// - Parameters:
    ///   - file: its name.
    ///   - key: of the thing, as files have it.
    func send(_ row: OneRow, named file: String, _ listing: Listing, key: String?, by client: Client) async throws {
        let kind = listing.id == .units ? ImportKind.units : .referrals
        // A file may have columns of its own; what somebody types and nobody knows is a slip.
        do { try shippedProfile(kind)?.requireColumns(row.columns) } catch { throw Failure(error) }
        let report = try await client.send(
            Data(row.csv.utf8), named: file, kind: kind,
            query: [("by_hand", "true")] + (dryRun ? [("dry_run", "true")] : []), confirm: confirm)
        let answered = try JSONDecoder().decode(Answered.self, from: Data(report.bytes(0..<report.count)))
        var thing = answered.thing
        // What was answered before is answered again without it.
        if thing == nil, report.summary.stored, let key {
            thing = try await client.ask(Operations.show(listing), [key])
        }
        let isJSON = answer.format == .json || answer.format == .jsonl
        if answer.format == .table {
            Terminal.write(try report.text(.chosen))
        } else if !isJSON {
            Terminal.note(try report.text(.chosen))
        }
        if var thing {
            if isJSON { thing.fields.append((Self.problems.name, .records(answered.problems))) }
            if dryRun, answer.format != .table { Terminal.note(dryRunNote.said) }
            if answer.format == .table { Terminal.write("\n") }
            try answer.print(thing, listing, beside: [Self.problems])
            if report.summary.stored { answer.printNextStep(after: thing, of: listing) }
        } else if isJSON {
            try report.print()
        }
        let exit = try report.exit(confirmed: confirm != nil, acceptValid: false)
        if exit != 0 { throw ExitCode(exit) }
    }
}
