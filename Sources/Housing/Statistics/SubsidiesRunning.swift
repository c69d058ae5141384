extension Statistic {
    package static let subsidiesRunning = Statistic(
        code: "subsidies_running",
        words: Words(da: "Løbende huslejetilskud", en: "Subsidies running"),
        definition: Words(
            da: """
                Tilskud, der løber på periodens sidste dag, eller på den dag, tallene er kendt, hvis den er \
                tidligere. Første og sidste dag regnes med.
                """,
            en: """
                Subsidies in force on the last day of the period, or on the day the figures are known at where \
                that is earlier. First and last day count.
                """
        ),
        breakdowns: [[.scheme]],
        cases: .subsidy, ofPersons: true
    )
}
