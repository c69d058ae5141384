extension Statistic {
    package static let unitsOpen = Statistic(
        code: "units_open",
        words: Words(da: "Modtagne boliger uden svar", en: "Units received that are open"),
        definition: Words(
            da: """
                Af boligerne modtaget i perioden: resten. Modtaget = anvist + returneret + trukket tilbage + \
                åben.
                """,
            en: """
                Of the units received in the period: the rest. Received = allocated + returned + withdrawn + \
                open.
                """
        ),
        breakdowns: [[.unitType], [.unitType, .rentBand]],
        cases: .unit, changesWhileOpen: true
    )
}
