extension Statistic {
    package static let incomeRefusals = Statistic(
        code: "income_refusals",
        words: Words(da: "Afvist alene på grund af for lav indtægt", en: "Refused solely for low income"),
        definition: Words(
            da: """
                Indstillinger afvist i perioden alene, fordi rådighedsbeløbet ikke rækker til nogen egnet bolig.
                """,
            en: """
                Referrals refused in the period solely because the disposable income is too low for every \
                suitable unit.
                """
        ),
        cases: .referral, ofPersons: true
    )
}
