import ArgumentParser
import Housing

/// `bolig vacancies import`.
struct VacanciesImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "import", da: "Send en fil med ledige boliger ind.", en: "Send in a file of vacancies.",
            examples: ["bolig vacancies import ledige.csv"])
    }

    @OptionGroup var send: ImportSend

    func run() async throws { try await send.run(.vacancies) }
}
