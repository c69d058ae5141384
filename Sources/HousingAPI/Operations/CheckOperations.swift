import Housing

extension Operations {
    package static let checksRun = write(
        "checks.run", "/v1/checks", .writeCases, CheckRun.self, .record(.checks, isNew: true), as: Record.self,
        persons: .changes, problems: ["unit_or_rent"] + checkRefusals,
        da: "Beregn, om en borger har råd til en bolig", en: "Check whether a citizen can afford a unit")

    package static let checksRunOpen = write(
        "checks.run_open", "/v1/checks/open", .writeCases, CheckRunOpen.self, .page(.checks, isNew: true),
        as: Page<Record>.self, persons: .changes, problems: ["no_open_unit"] + checkRefusals,
        da: "Beregn for hver bolig, der er åben nu", en: "Check every unit that is open now")

    package static let checksExplain = read(
        "checks.explain", "/v1/checks/{check}/result", .right(.readCases), Nothing.self,
        .stream(Schema.of(Check.self) ?? .free), as: Never.self, persons: .shows, problems: ["unknown_check"],
        da: "Hver linje af en beregning, som den blev afgjort", en: "Every line of a check, as it was decided")

    package static let checksCompare = read(
        "checks.compare", "/v1/checks/{check}/against", .right(.readCases), AgainstDay.self,
        .value(CheckComparison.self), as: CheckComparison.self, persons: .shows,
        problems: ["unknown_check"] + impossibleFacts,
        da: "De samme oplysninger efter en anden dags satser", en: "The same facts under another day's parameters")

    private static let checkRefusals: [ProblemCode] =
        ["unknown_referral", "unknown_unit", "referral_without_facts", "scheme_not_open"] + impossibleFacts
}
