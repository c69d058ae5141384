extension Statistic {
    package static let subsidiesEnding = Statistic(
        code: "subsidies_ending",
        words: Words(da: "Huslejetilskud, der snart ophører", en: "Subsidies ending"),
        definition: Words(
            da: """
                Løbende tilskud, hvis sidste dag falder inden for seks måneder.
                """,
            en: """
                Running subsidies whose last day falls within six months.
                """
        ),
        breakdowns: [[.scheme]],
        cases: .subsidy, ofPersons: true
    )
}
