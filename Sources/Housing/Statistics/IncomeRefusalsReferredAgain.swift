extension Statistic {
    package static let incomeRefusalsReferredAgain = Statistic(
        code: "income_refusals_referred_again",
        words: Words(da: "Afviste, der er indstillet på ny", en: "Refused, then referred again"),
        definition: Words(
            da: """
                Af afvisningerne alene på grund af for lav indtægt i perioden: dem, hvor borgeren siden er \
                indstillet på ny med nye oplysninger.
                """,
            en: """
                Of the refusals solely for low income in the period: those referred again since on new facts.
                """
        ),
        cases: .referral, ofPersons: true
    )
}
