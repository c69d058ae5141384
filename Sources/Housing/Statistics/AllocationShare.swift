extension Statistic {
    package static let allocationShare = Statistic(
        code: "allocation_share",
        words: Words(da: "Andel af modtagne boliger, der blev anvist", en: "Share of units allocated"),
        definition: Words(
            da: """
                Anviste boliger i procent af boligerne modtaget i perioden.
                """,
            en: """
                Units allocated as a percentage of the units received in the period.
                """
        ),
        measure: .percent,
        breakdowns: [[.unitType]],
        cases: .unit, changesWhileOpen: true
    )
}
