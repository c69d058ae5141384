import ArgumentParser
import Housing
import HousingAPI

/// `bolig whoami`.
struct Whoami: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "whoami", da: "Vis, hvem du er logget ind som, og hvad du må.", en: "Show who the service takes you for.",
            examples: ["bolig whoami"])
    }

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let person = try await daemon.client().ask(Operations.whoAmI)
        try answer.print(person.record, WhoAmI.fields)
    }
}

extension WhoAmI {
    static let fields = [
        Field("name", .text, Words(da: "Bruger", en: "User")),
        Field("roles", .codes(.role), Words(da: "Roller", en: "Roles")),
    ]

    var record: Record { Record(fields: [("name", .text(name)), ("roles", .list(roles.map(\.rawValue)))]) }
}
