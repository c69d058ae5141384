extension Statistic {
    package static let subsidisedAllocations = Statistic(
        code: "subsidised_allocations",
        words: Words(da: "Anvisninger med huslejetilskud", en: "Allocations with a subsidy"),
        definition: Words(
            da: """
                Anvisninger accepteret i perioden med en kendt bevilling under ordningen, uanset hvornår den \
                begynder. En anvisning med to ordninger tæller én gang i alt.
                """,
            en: """
                Allocations accepted in the period with a known grant of the scheme, whenever it starts. An \
                allocation with two schemes counts once in the total.
                """
        ),
        breakdowns: [[.scheme], [.unitType], [.scheme, .unitType]],
        cases: .allocation, ofPersons: true
    )
}
