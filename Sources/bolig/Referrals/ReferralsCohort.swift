import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals cohort`.
struct ReferralsCohort: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "cohort",
            da:
                "Vis dem, der er afvist for lav indtægt, men på uændrede oplysninger ville bestå efter reglerne af 30. juni 2025. Kolonnen assumed nævner de oplysninger, der er antaget.",
            en:
                "List those refused for low income who, on unchanged facts, would pass under the rules of 30 June 2025. The column assumed names the facts that were derived.",
            examples: [
                "bolig referrals cohort", "bolig referrals cohort --where decided_on>31-12-2025 --format csv",
                "bolig referrals cohort --changed",
            ])
    }

    @Flag(
        help: .words(
            da: "De afslag, som reglerne af i dag svarer anderledes på. Intet ændres: det er dig, der ser efter.",
            en: "The refusals that the rules of today answer otherwise. Nothing changes: they are yours to look at."))
    var changed = false

    @OptionGroup var options: ListOptions

    func run() async throws {
        if changed { return try await review() }
        var options = options
        options.where.append("passed_before_reform=true")
        try await options.list(.incomeRefusals)
    }

    /// Judged again: another answer than the refusal's, or in or out of the cohort.
    private func review() async throws {
        let found = try await options.daemon.client().answer(Operations.refusalsReview, [], Nothing())
            .value(ReviewedRefusals.self).items
        func flag(_ value: Bool?) -> Record.Value { value.map { .flag($0) } ?? .null }
        var writer = RowWriter(
            format: options.answer.format, fields: Self.fields, terminal: .output, isForExcel: options.answer.excel)
        writer.write(
            found.map { item in
                Record(fields: [
                    ("refusal", .text("\(item.refusal)")), ("referral", .text("\(item.referral)")),
                    ("decided_on", .text(item.decidedOn.description)), ("answer", .text(item.answer.rawValue)),
                    ("unit", item.unit.map { .text($0) } ?? .null), ("missing", .list(item.missing)),
                    ("passed_before_reform", flag(item.passedBeforeReform)),
                    ("passes_before_reform", flag(item.passesBeforeReform)),
                ])
            })
        try writer.end()
        if found.isEmpty, options.answer.format == .table {
            Terminal.note(
                Words(
                    da: "Reglerne af i dag svarer det samme på alle afslag.",
                    en: "The rules of today answer every refusal as it was decided."
                ).said)
        }
    }

    private static let fields = [
        Field("refusal", .number("D"), Words(da: "Afslag", en: "Refusal")),
        Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
        Field("decided_on", .day, Words(da: "Afgjort", en: "Decided")),
        Field("answer", .code(.refusalAnswer), Words(da: "I dag", en: "Today")),
        Field("unit", .text, Words(da: "Bolig", en: "Unit")),
        Field("missing", .codes(.fact), Words(da: "Mangler", en: "Missing")),
        Field("passed_before_reform", .flag, Words(da: "Bestod før reformen", en: "Passed before the reform")),
        Field("passes_before_reform", .flag, Words(da: "Efter reglerne i dag", en: "By the rules of today")),
    ]
}
