import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig login`: keeps the token of this user at a server, once the server has taken it.
struct Login: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "login", da: "Log ind på en tjeneste. Nøglen skrives på skærmen eller læses fra standard input.",
            en: "Log in at a service. The token is typed, or read from standard input.",
            examples: [
                "bolig login --server https://bolig.kommune.example",
                "bolig login --server https://bolig.kommune.example < noegle.txt",
            ])
    }

    @Option(
        help: .words(
            da: "Tjenestens adresse (ellers BOLIG_SERVER).", en: "The address of the service (else BOLIG_SERVER).",
            value: Words(da: "adresse", en: "address")))
    var server: String?

    @OptionGroup var language: LanguageOptions
    @OptionGroup var answer: AnswerOptions

    func run() async throws {
        let environment = Environment.now
        guard let typed = server ?? environment.server else {
            throw Failure.wrongUse(
                "no_server", Words(da: "Hvilken tjeneste?", en: "Which service?"),
                hint: Words(da: "Skriv --server ADRESSE.", en: "Give --server ADDRESS."))
        }
        let address = try Whereabouts.address(typed)
        if address.hasPrefix("http://"), !isLocal(address) {
            Terminal.note(
                Words(
                    da: "Pas på: forbindelsen er ikke krypteret, så andre kan læse med. Brug https.",
                    en: "Beware: the connection is not encrypted, so others can read along. Use https."
                ).said)
        }
        let token = readSecret(Words(da: "Nøgle: ", en: "Token: ").said)?.trimmingCharacters(
            in: .whitespacesAndNewlines)
        guard let token, !token.isEmpty, token.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Failure.wrongUse(
                "no_token", Words(da: "Der kom ingen brugbar nøgle.", en: "No usable token came."),
                hint: Words(
                    da: "Skriv den, når der bliver spurgt, eller send den på standard input.",
                    en: "Type it when asked, or send it on standard input."))
        }
        let person = try await Client(Whereabouts(server: address, token: token)).ask(Operations.whoAmI)
        try Logins(environment).keep(token, for: address)
        try answer.print(person.record, WhoAmI.fields)
    }

    /// This machine itself.
    private func isLocal(_ address: String) -> Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(URL(string: address)?.host ?? "")
    }
}
