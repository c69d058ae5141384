import ArgumentParser
import Housing
import HousingAPI

/// `bolig correct`.
struct Correct: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "correct", da: "Ret en dag, en grund, et beløb eller en bemærkning i det, der er sket.",
            en: "Correct a day, reason, amount or note of what was done.",
            examples: [
                "bolig correct A-77 accepted_on=15-01-2025 --reason \"Tastefejl\"",
                "bolig correct U-1042 return_reason=condition note=Fugt --reason \"Forkert kode\"",
                "bolig correct R-310 closed_on=15-01-2025 reason=no_contact --reason \"Forkert grund\"",
                "bolig correct S-12 amount=1.414 --reason \"Nyt beløb\"",
                "bolig correct B-2 ends_on=31-12-2027 --reason \"Tastefejl\"",
            ])
    }

    @Argument(
        help: .words(da: "Nummer, sagsnummer eller lejemål.", en: "Number, case number or tenancy.", value: stepName))
    var number: String

    @Argument(
        help: .words(
            da: "Feltet, som det hedder i JSON, og hvad der skulle have stået. \(known)",
            en: "The field by its JSON name, and what it should have been. \(known)",
            value: Words(da: "felt=værdi", en: "field=value")), completion: ListCompletion.correction)
    var fields: [String]

    @Option(
        help: .words(
            da: "Hvorfor; uden navne.", en: "Why; no names.", value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @OptionGroup var write: WriteOptions

    func run() async throws {
        let said = try fields.map { text in
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw ValidationError(
                    Words(da: "Skriv felt=værdi: \(text)", en: "Write field=value: \(text)").said)
            }
            return StepCorrect.Field(
                field: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
        }
        try await write.stepBack(Operations.stepsCorrect, number, StepCorrect(fields: said), reason: reason)
    }
}

/// What can be corrected of each kind of thing: `A- offered_on, answer_by; S- amount`.
private var known: String {
    Listing.all.filter { StepCorrect.kinds.contains($0.id) }.map { listing in
        let fields = StepCorrect.fields(of: listing.id).joined(separator: ", ")
        return "\(listing.letter.map { "\($0)- " } ?? "")\(fields)"
    }.joined(separator: "; ") + "."
}
