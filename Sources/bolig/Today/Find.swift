import ArgumentParser
import Housing
import HousingAPI

/// `bolig find`: a citizen or a unit.
struct Find: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "find",
            da:
                "Find en borger eller en bolig: sagsnummer, nummer, lejemål, adresse, navn, CPR-nummer eller fødselsdag. "
                + "Uden tekst spørges der, uden at det ses.",
            en:
                "Find a citizen or a unit: case number, number, tenancy, address, name, CPR number or birthday. Without a "
                + "text it is asked for, hidden.",
            examples: ["bolig find IND-001", "bolig find \"Prøvevej 1\"", "bolig find"])
    }

    @Argument(
        help: .words(
            da: "Det, der søges efter.", en: "What is searched for.", value: Words(da: "tekst", en: "text")))
    var text: String?

    @OptionGroup var options: RowOptions

    func run() async throws {
        let choice = try options.choice(of: .found)
        let prompt = Words(da: "Søg (skjult): ", en: "Find (hidden): ").said
        guard let text = text ?? readSecret(prompt), text.contains(where: { !$0.isWhitespace }) else {
            throw Failure.wrongUse(
                "empty_text", Words(da: "Der kom ingen tekst at søge efter.", en: "No text came to search for."),
                hint: Words(
                    da: "Skriv den efter find, eller når der spørges.", en: "Give it after find, or when asked."))
        }
        let client = try options.daemon.client()
        let found = try await client.answer(Operations.find, sending: FindText(text: text)).value(Rows.self)
        try choice.write(try await choice.rows(of: found.items, client))
    }
}
