import ArgumentParser
import Housing
import HousingAPI

/// `bolig events`.
struct Events: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "events", da: "Vis, hvem der har gjort hvad, hvornår og hvorfor.", en: "Show who did what, when and why.",
            examples: [
                "bolig events --actor anna --from 01-11-2025", "bolig events --reads --actor anna",
                "bolig events --action allocations.cancel --format csv",
                "bolig events --where things=R-310 --sort -at --limit 20",
            ])
    }

    @Option(help: .words(da: "Kun en brugers.", en: "Only one user's.", value: Words(da: "bruger", en: "user")))
    var actor: String?

    @Option(
        help: .words(
            da: "Kun en handling, som bolig operations kalder den.",
            en: "Only one action, as bolig operations names it.",
            value: Words(da: "handling", en: "action")))
    var action: String?

    @Option(help: .words(da: "Fra og med dagen.", en: "From the day on.", value: dayName))
    var from: Day?

    @Option(help: .words(da: "Til og med dagen.", en: "Until the day, with it.", value: dayName))
    var until: Day?

    @Flag(
        help: .words(
            da: "Opslag i borgernes sager, som ellers er udeladt.", en: "Look-ups of citizens, which are left out else."
        ))
    var reads = false

    @OptionGroup var options: RowOptions

    func run() async throws {
        let choice = try options.choice(of: reads ? .reads : .events)
        let found = try await options.daemon.client().ask(
            Operations.eventsList, [],
            EventsQuery(
                actor: actor, action: action, from: from, until: until, where: options.where, sort: choice.sort?.text,
                limit: options.limit, reads: reads ? true : nil))
        try choice.write(found.items.map(\.record))
    }
}
