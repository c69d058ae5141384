import ArgumentParser
import Housing
import HousingAPI

/// `bolig subsidies ending`.
struct SubsidiesEnding: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "ending", da: "Vis tilskud, der snart ophører, og om borgeren har råd til huslejen bagefter.",
            en: "List subsidies that end soon, and whether the citizen can afford the rent afterwards.",
            examples: [
                "bolig subsidies ending --months 6 --where after=fail",
                "bolig subsidies ending --months 3 --on 01-02-2026 --format csv",
            ])
    }

    @Option(
        help: .words(
            da: "Så mange måneder frem.", en: "So many months ahead.", value: Words(da: "antal", en: "count")))
    var months = 3

    @Option(help: .words(da: "Set fra den dag (ellers i dag).", en: "Seen from that day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var options: RowOptions

    mutating func validate() throws {
        guard EndingQuery.bounds["months"]?.contains(months) ?? true else {
            throw ValidationError(Words(da: "--months er 0-120.", en: "--months is 0-120.").said)
        }
    }

    func run() async throws {
        let choice = try options.choice(of: .subsidiesEnding)
        let client = try options.daemon.client()
        let found = try await client.ask(Operations.subsidiesEnding, [], EndingQuery(months: months, on: on)).items
        let rows = found.map { item in
            Record(fields: [
                ("subsidy", .text("\(item.subsidy)")), ("referral", .text("\(item.referral)")),
                ("ends_on", .text("\(item.endsOn)")), ("amount", item.amount.map { .number("\($0)") } ?? .null),
                ("after", .text(item.after.rawValue)),
                ("shortfall", item.shortfall.map { .number("\($0)") } ?? .null),
            ])
        }
        try choice.write(try await choice.rows(of: rows, client))
    }
}
