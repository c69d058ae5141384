extension Statistic {
    package static let homelessnessCensus = Statistic(
        code: "homelessness_census",
        words: Words(da: "Hjemløse ifølge VIVEs hjemløsetælling", en: "Homeless according to VIVE's census"),
        definition: Words(
            da: """
                Tællingens tal for det år, med sin kilde. Et år uden tælling har intet tal; intet år udledes af \
                et andet.
                """,
            en: """
                The census figure of that year, with its source. A year without a census has no figure; no year \
                is inferred from another.
                """
        ),
        breakdowns: [[.source]],
        cases: .row
    )
}
