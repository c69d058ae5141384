extension Statistic {
    package static let returnShare = Statistic(
        code: "return_share",
        words: Words(da: "Andel af modtagne boliger, der blev returneret", en: "Share of units returned"),
        definition: Words(
            da: """
                Returnerede boliger i procent af boligerne modtaget i perioden; alle årsager er med.
                """,
            en: """
                Units returned as a percentage of the units received in the period; every reason counts.
                """
        ),
        measure: .percent,
        breakdowns: [[.unitType]],
        cases: .unit, changesWhileOpen: true
    )
}
