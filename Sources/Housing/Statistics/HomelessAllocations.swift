extension Statistic {
    package static let homelessAllocations = Statistic(
        code: "homeless_allocations",
        words: Words(da: "Anvisninger til hjemløse borgere", en: "Allocations to homeless citizens"),
        definition: Words(
            da: """
                Anvisninger accepteret i perioden til borgere, der var hjemløse ved indstillingen. Ukendt tæller \
                ikke med, og målgruppen afgør det ikke.
                """,
            en: """
                Allocations accepted in the period for citizens who were homeless at referral. Unknown is not \
                counted, and the target group does not decide it.
                """
        ),
        breakdowns: [[.homelessCategory]],
        cases: .allocation, ofPersons: true
    )
}
