extension Statistic {
    package static let dwellingsPlanned = Statistic(
        code: "dwellings_planned",
        words: Words(da: "Planlagte skæve boliger", en: "Special dwellings planned"),
        definition: Words(
            da: """
                Planlagte skæve boliger (almenboligloven § 149 a), der ikke er taget i brug endnu, efter de år, hvor \
                de ventes opført, uanset periode.
                """,
            en: """
                Special dwellings planned (almenboligloven § 149 a) that have not come yet, by the years they are \
                expected in, whatever the period.
                """
        ),
        breakdowns: [[.expected]],
        cases: .row
    )
}
