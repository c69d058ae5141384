import ArgumentParser
import Housing

/// `boligd events`: the seals over who did what.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "events", da: "Underskriv, efterprøv og eksportér den forseglede log over hændelser.",
        en: "Sign, verify and export the sealed log of events.",
        examples: [
            ("boligd events seal", nil), ("boligd events verify", nil),
            ("boligd events export --until 31-12-2026 events.jsonl", nil),
            ("boligd events verify events.jsonl --heads seals --key seal.pub", nil),
        ],
        more: Words(
            da: """
                Tjenesten forsegler nye hændelser hvert sekund og underskriver det nyeste segl hver midnat. Gem kopier af de \
                underskrevne hoveder og af seal.pub, hvor ingen, der kan skrive i databasen, kan skrive.
                """,
            en: """
                The daemon seals new events every second and signs the newest seal each midnight. Keep copies of the signed \
                heads and of seal.pub where whoever can write to the database cannot.
                """),
        subcommands: [EventsSeal.self, EventsVerify.self, EventsExport.self])
}
