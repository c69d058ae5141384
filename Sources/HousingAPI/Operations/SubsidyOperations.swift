import Housing

extension Operations {
    package static let subsidiesGrant = write(
        "subsidies.grant", "/v1/subsidies", .allocate, SubsidyGrant.self, .record(.subsidies, isNew: true),
        as: Record.self, persons: .changes,
        problems: [
            "unknown_allocation", "allocation_declined", "allocation_expired", "allocation_cancelled",
            "allocation_undone", "scheme_not_open", "scheme_rent", "subsidy_above_rent", "subsidy_too_long",
            "subsidy_overlaps", "frame_exhausted", "amount_missing",
        ] + stepDays,
        da: "Bevilg et tilskud til en anvisning", en: "Grant a subsidy to an allocation")

    package static let subsidiesEnd = write(
        "subsidies.end", "/v1/subsidies/{subsidy}/end", .allocate, Step.self, .record(.subsidies), as: Record.self,
        persons: .changes,
        problems: [
            "unknown_subsidy", "subsidy_overlaps", "subsidy_ended", "subsidy_cancelled", "subsidy_undone",
        ] + stepDays,
        da: "Lad et tilskud ophøre", en: "End a subsidy")

    package static let subsidiesEnding = read(
        "subsidies.ending", "/v1/subsidy-endings", .right(.readCases), EndingQuery.self, .value(SubsidyEndings.self),
        as: SubsidyEndings.self, persons: .shows,
        da: "Tilskud, der snart ophører, og hvad borgeren så har råd til",
        en: "Subsidies that end soon, and whether the citizen can afford the rent then")

    package static let subsidiesPayments = read(
        "subsidies.payments", "/v1/subsidy-payments", .right(.readCases), PaymentsQuery.self,
        .value(SubsidyPayments.self), as: SubsidyPayments.self, persons: .shows,
        problems: ProblemCode.of(.wrongUse, "not_a_month"),
        da: "Hvad der udbetales i tilskud i en måned", en: "What is paid of subsidies in a month")
}
