extension Statistic {
    package static let unitsAllocated = Statistic(
        code: "units_allocated",
        words: Words(da: "Modtagne boliger, der blev anvist", en: "Units received that were allocated"),
        definition: Words(
            da: """
                Af boligerne modtaget i perioden: dem, hvor en anvisning er accepteret og ikke fortrudt, uanset \
                hvornår svaret faldt.
                """,
            en: """
                Of the units received in the period: those with an accepted allocation that is not undone, \
                wherever the answer falls.
                """
        ),
        breakdowns: [[.unitType], [.rentBand], [.unitType, .rentBand]],
        cases: .unit, changesWhileOpen: true
    )
}
