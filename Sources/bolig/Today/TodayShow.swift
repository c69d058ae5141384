import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig today`: what waits for somebody to do something.
struct TodayShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "today", da: "Vis dagens arbejde: boliger, der skal besvares, tilbud, der venter, og alt andet.",
            en: "Show the day's work: units to be answered, offers that wait, and everything else.",
            examples: ["bolig today", "bolig today --on 01-12-2025 --format json", "bolig today --watch"])
    }

    @Option(
        help: .words(
            da: "Dagen, der ses på; den må ligge fremme (ellers i dag).",
            en: "The day looked at; it may lie ahead (else today).", value: dayName))
    var on: Day?

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    @Flag(
        help: .words(
            da: "Tegn igen, hver gang noget ændrer sig; slut med Ctrl-C.",
            en: "Draw again whenever something changes; end with Ctrl-C."))
    var watch = false

    @OptionGroup var daemon: DaemonOptions

    /// Whether `bolig` alone shows the day's work: on a terminal, to who may see cases. Where no daemon answers it is the help.
    static func isForWhoAsks() async -> Bool {
        guard Terminal.output.width != nil,
            let whereabouts = try? Whereabouts.find(server: nil, data: nil, environment: .now),
            let person = try? await Client(whereabouts).ask(Operations.whoAmI)
        else { return false }
        return !Right.readCases.roles.isDisjoint(with: person.roles)
    }

    func run() async throws {
        let client = try daemon.client()
        // Counted before it is asked, so that no change falls in between.
        var known = watch ? try await client.ask(Operations.changes, [], ChangesQuery(after: nil)).changes : 0
        var shown = try await show(client, clears: false, before: nil)
        while watch {
            known = try await client.ask(Operations.changes, [], ChangesQuery(after: known)).changes
            shown = try await show(client, clears: true, before: shown)
            // Many changes at once are drawn once a second.
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Draws the day's work where it is other than what stands there.
    ///
    /// - Returns: the answer that is drawn.
    private func show(_ client: Client, clears: Bool, before: Data?) async throws -> Data {
        let reply = try await client.answer(Operations.today, [], TodayQuery(on: on))
        guard reply.bytes != before else { return reply.bytes }
        switch format {
        case .json: Terminal.write(String(decoding: reply.bytes, as: UTF8.self) + "\n")
        case .table:
            let terminal = Terminal.output
            if clears, terminal.width != nil { Terminal.write("\u{1B}[H\u{1B}[2J") }
            Terminal.write(Self.text(try reply.value(Today.self), terminal))
        }
        return reply.bytes
    }

    /// Every list that has rows under its heading; a screen shows the first of many.
    static func text(_ today: Today, _ terminal: Terminal) -> String {
        let language = Language.chosen
        let sections = today.lists.compactMap { list, rows -> String? in
            guard !rows.isEmpty else { return nil }
            let most = terminal.width == nil ? Int.max : 20
            let table = Table(fields: list.fields, language: language, note: { _ in })
            var text = "\(list.words[language]) (\(rows.count))\n"
            text += table.text(rows.prefix(most).map(flat), terminal)
            if rows.count > most {
                text +=
                    Words(da: "… og \(rows.count - most) til", en: "… and \(rows.count - most) more")[language] + "\n"
            }
            return text
        }
        let day = language == .da ? today.on.danish : today.on.description
        guard !sections.isEmpty else {
            return Words(da: "\(day): intet venter.", en: "\(day): nothing waits.")[language] + "\n"
        }
        return ([day + "\n"] + sections).joined(separator: "\n")
    }

    /// A row whose records are told by their first field.
    private static func flat(_ row: Record) -> Record {
        Record(
            fields: row.fields.map { name, value in
                guard case .records(let records) = value else { return (name, value) }
                return (name, .list(records.compactMap { $0.fields.first?.value.text }))
            })
    }
}
