extension Statistic {
    package static let reformCohort = Statistic(
        code: "reform_cohort",
        words: Words(
            da: "Afviste, der kunne anvises før kontanthjælpsreformen",
            en: "Refused, passing before the cash-benefit reform"),
        definition: Words(
            da: """
                Af afvisningerne alene på grund af for lav indtægt i perioden: dem, der på uændrede oplysninger \
                ville bestå efter reglerne af 30. juni 2025.
                """,
            en: """
                Of the refusals solely for low income in the period: those that would pass, on unchanged facts, \
                under the parameters of 30 June 2025.
                """
        ),
        cases: .referral, ofPersons: true
    )
}
