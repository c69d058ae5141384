extension Statistic {
    package static let unitsWithdrawn = Statistic(
        code: "units_withdrawn",
        words: Words(da: "Modtagne boliger, der blev trukket tilbage", en: "Units received that were withdrawn"),
        definition: Words(
            da: """
                Af boligerne modtaget i perioden: dem, boligorganisationen selv trak tilbage.
                """,
            en: """
                Of the units received in the period: those the association took back.
                """
        ),
        breakdowns: [[.unitType], [.unitType, .rentBand]],
        cases: .unit, changesWhileOpen: true
    )
}
