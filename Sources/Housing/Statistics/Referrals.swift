extension Statistic {
    package static let referrals = Statistic(
        code: "referrals",
        words: Words(da: "Indstillinger", en: "Referrals"),
        definition: Words(
            da: """
                Borgere indstillet i perioden.
                """,
            en: """
                Citizens referred in the period.
                """
        ),
        breakdowns: [[.targetGroup]],
        cases: .referral, ofPersons: true
    )
}
