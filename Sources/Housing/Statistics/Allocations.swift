extension Statistic {
    package static let allocations = Statistic(
        code: "allocations",
        words: Words(da: "Anvisninger", en: "Allocations"),
        definition: Words(
            da: """
                Anvisninger accepteret i perioden og ikke fortrudt.
                """,
            en: """
                Allocations accepted in the period and not undone.
                """
        ),
        breakdowns: [[.targetGroup], [.unitType], [.rentBand], [.unitType, .rentBand], [.targetGroup, .unitType]],
        cases: .allocation, ofPersons: true
    )
}
