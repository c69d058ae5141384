extension Statistic {
    package static let dwellingsPlanned = Statistic(
        code: "dwellings_planned",
        words: Words(da: "Planlagte skæve boliger", en: "Special dwellings planned"),
        definition: Words(
            da: """
                Planlagte skæve boliger (almenboligloven § 149 a) efter de år, hvor de ventes opført, uanset \
                periode.
                """,
            en: """
                Special dwellings planned (almenboligloven § 149 a) by the years they are expected in, whatever \
                the period.
                """
        ),
        breakdowns: [[.expected]],
        cases: .row
    )
}
