import ArgumentParser
import Housing
import HousingStore

/// `boligd forget`: what the job `retention` does each midnight, now.
struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "forget", da: "Slet, hvad der er gemt om mennesker længere end indstillingerne siger.",
        en: "Destroy what was kept of people longer than the settings say.",
        examples: [("boligd forget --due --dry-run", nil), ("boligd forget --due", nil)],
        more: Words(
            da: "Tjenesten gør det selv hver midnat. Dagene er indstillinger: bolig settings list",
            en: "The daemon does it by itself each midnight. The days are settings: bolig settings list"))

    @Flag(help: .words(da: "Det, hvis dage er gået i dag.", en: "What is due today."))
    var due = false

    @Flag(help: .words(da: "Sig kun, hvor meget det er.", en: "Only say how much it is."))
    var dryRun = false

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard due else {
            throw ValidationError(
                da: "Skriv --due: kun det, hvis dage er gået, slettes.",
                en: "Say --due: nothing is forgotten that is not due.")
        }
    }

    func run() async throws {
        try await place.withStore { store in
            let act = Act(actor: "boligd", request: "forget", action: "forget", dryRun: dryRun)
            print(try await store.forgetDue(act, today: Clock.system.today).text(.chosen))
        }
    }
}

extension Forgotten {
    /// A line a kind, each with how many.
    func text(_ language: Language) -> String {
        [
            (Words(da: "Borgere", en: "Citizens"), citizens), (Words(da: "Notater", en: "Notes"), notes),
            (Words(da: "Filer", en: "Files"), files),
            (Words(da: "Svar til klienter", en: "Answers to clients"), answers),
            (Words(da: "Opslag", en: "Look-ups"), reads),
            (Words(da: "Filer forseglet", en: "Files sealed"), sealedFiles),
        ].map { "\($0.0[language]): \($0.1)" }.joined(separator: "\n")
    }
}
