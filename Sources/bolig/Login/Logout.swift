import ArgumentParser
import Housing

/// `bolig logout`: forgets the token of a server.
struct Logout: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "logout", da: "Log ud: glem nøglen til en tjeneste.", en: "Log out: forget the token of a service.",
            examples: ["bolig logout", "bolig logout --server https://bolig.kommune.example"])
    }

    @Option(
        help: .words(
            da: "Tjenestens adresse (ellers den, der sidst blev logget ind på).",
            en: "The address of the service (else the one last logged in to).",
            value: Words(da: "adresse", en: "address")))
    var server: String?

    @OptionGroup var language: LanguageOptions

    func run() async throws {
        let address = try server.map { try Whereabouts.address($0) }
        guard let forgotten = try Logins(.now).forget(address) else {
            throw Failure.wrongUse(
                "no_login", Words(da: "Du er ikke logget ind.", en: "You are not logged in."))
        }
        Terminal.note(Words(da: "Logget ud af \(forgotten).", en: "Logged out of \(forgotten).").said)
    }
}
