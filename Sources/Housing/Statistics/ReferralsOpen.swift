extension Statistic {
    package static let referralsOpen = Statistic(
        code: "referrals_open",
        words: Words(da: "Åbne indstillinger", en: "Referrals open"),
        definition: Words(
            da: """
                Indstillinger, der er åbne ved udgangen af periodens sidste dag, eller af den dag, tallene er \
                kendt, hvis den er tidligere.
                """,
            en: """
                Referrals open at the end of the period's last day, or of the day the figures are known at where \
                that is earlier.
                """
        ),
        breakdowns: [[.targetGroup]],
        cases: .referral, ofPersons: true
    )
}
