import Housing

extension Operations {
    package static let subsidiesGrant = write(
        "subsidies.grant", "/v1/subsidies", .allocate, SubsidyGrant.self, .record(.subsidies, isNew: true),
        as: Record.self, persons: .changes,
        problems: [
            "unknown_allocation", "allocation_declined", "allocation_expired", "allocation_cancelled",
            "allocation_undone", "scheme_not_open", "scheme_rent",
            "subsidy_above_rent", "subsidy_too_long", "subsidy_overlaps",
        ] + stepDays,
        da: "Bevilg et tilskud til en anvisning", en: "Grant a subsidy to an allocation")

    package static let subsidiesEnd = write(
        "subsidies.end", "/v1/subsidies/{subsidy}/end", .allocate, Step.self, .record(.subsidies), as: Record.self,
        persons: .changes, problems: ["unknown_subsidy", "subsidy_overlaps"] + stepDays,
        da: "Lad et tilskud ophøre", en: "End a subsidy")
}
