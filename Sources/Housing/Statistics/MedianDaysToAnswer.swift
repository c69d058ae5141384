extension Statistic {
    package static let medianDaysToAnswer = Statistic(
        code: "median_days_to_answer",
        words: Words(da: "Median af dage til svar", en: "Median days to answer"),
        definition: Words(
            da: """
                Kalenderdage fra modtagelse til anvisning eller returnering, for de boliger modtaget i perioden, \
                der har fået svar. Medianen af et lige antal er gennemsnittet af de to midterste.
                """,
            en: """
                Calendar days from receipt to allocation or return, over the units received in the period that \
                have an answer. The median of an even number is the mean of the middle two.
                """
        ),
        measure: .days,
        breakdowns: [[.association], [.unitType]],
        cases: .unit, changesWhileOpen: true
    )
}
