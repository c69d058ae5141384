import ArgumentParser
import Housing
import HousingAPI

/// `bolig supply add`.
struct SupplyAddCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "add", da: "Tilføj boliger, der er på vej, eller en renovering.",
            en: "Add dwellings to come, or a renovation.",
            examples: [
                "bolig supply add special \"Skæve boliger, Prøvevej\" --dwellings 24 --expected 2027",
                "bolig supply add renovation \"Nye tage\" --association 0123 --department 12 --from 01-03-2027 "
                    + "--until 30-11-2027",
            ])
    }

    @Argument(
        help: .words(
            da: "special (skæve boliger), new (nybyggeri) eller renovation (renovering).",
            en: "special, new or renovation.", value: Words(da: "art", en: "kind")))
    var kind: SupplyKind

    @Argument(help: .words(da: "Projektets navn.", en: "The project's name.", value: Words(da: "navn", en: "name")))
    var name: String

    @Option(
        help: .words(
            da: "Hvor mange boliger der bygges.", en: "How many dwellings are built.",
            value: Words(da: "antal", en: "count")))
    var dwellings: Int?

    @Option(help: .words(da: "Året eller årene, de ventes.", en: "The year or years expected.", value: expectedName))
    var expected: ExpectedYears?

    @Option(
        help: .words(
            da: "Renoveringens boligorganisation.", en: "The renovation's association.",
            value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String?

    @Option(
        help: .words(
            da: "Afdelingen, hvis boliger holdes væk.", en: "The department whose units are kept away.",
            value: Words(da: "afdeling", en: "department")))
    var department: String?

    @OptionGroup var days: SupplyDays
    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func validate() throws {
        let built = dwellings != nil && expected != nil
        let renovated = association != nil && department != nil && days.from != nil && days.until != nil
        guard kind.isBuilt ? built : renovated else {
            throw ValidationError(
                kind.isBuilt
                    ? Words(
                        da: "Boliger på vej har --dwellings og --expected.",
                        en: "Dwellings to come have --dwellings and --expected."
                    ).said
                    : Words(
                        da: "En renovering har --association, --department, --from og --until.",
                        en: "A renovation has --association, --department, --from and --until."
                    ).said)
        }
    }

    func run() async throws {
        let body = SupplyAdd(
            kind: kind, name: name, dwellings: dwellings, expected: expected, association: association,
            department: department, startsOn: days.from, endsOn: days.until, reviewBy: days.reviewBy)
        try await write.send(Operations.supplyAdd, [], body, reason)
    }
}

/// The days of a project.
struct SupplyDays: ParsableArguments {
    @Option(help: .words(da: "Renoveringens første dag.", en: "The renovation's first day.", value: dayName))
    var from: Day?

    @Option(help: .words(da: "Renoveringens sidste dag.", en: "The renovation's last day.", value: dayName))
    var until: Day?

    @Option(
        help: .words(
            da: "Den dag, planen senest skal gennemgås; derefter er tallene foreløbige.",
            en: "The day the plan must be reviewed by; after it the figures are provisional.", value: dayName))
    var reviewBy: Day?
}
