import ArgumentParser
import Housing
import HousingAPI

/// `bolig undo`.
struct Undo: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "undo",
            da:
                "Fortryd det sidste skridt med en bolig, indstilling, anvisning, et tilskud eller et projekt. Alt, det gjorde, "
                + "sættes tilbage; det, der var kendt, er stadig kendt.",
            en:
                "Undo the last step with a unit, referral, allocation, subsidy or project. All it did is put back; what was "
                + "known stays known.",
            examples: [
                "bolig undo A-77 --reason \"Forkert borger\"",
                "bolig undo E-1042 --reason \"Det var rigtigt nok\" --dry-run",
            ])
    }

    @Argument(
        help: .words(da: "Nummer, sagsnummer eller lejemål.", en: "Number, case number or tenancy.", value: stepName))
    var number: String

    @Option(
        help: .words(
            da: "Hvorfor; uden navne.", en: "Why; no names.", value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.stepBack(Operations.stepsUndo, number, Nothing(), reason: reason)
    }
}

/// What the number of something is called in a usage line.
let stepName = Words(da: "nummer", en: "number")
