extension Statistic {
    package static let homelessMoveIns = Statistic(
        code: "homeless_move_ins",
        words: Words(da: "Hjemløse borgere flyttet ind i egen bolig", en: "Homeless citizens moved in"),
        definition: Words(
            da: """
                Indflytninger i perioden for borgere, der var hjemløse ved indstillingen, når anvisningen ikke \
                er fortrudt.
                """,
            en: """
                Move-ins in the period of citizens who were homeless at referral, where the allocation is not \
                undone.
                """
        ),
        breakdowns: [[.homelessCategory]],
        cases: .allocation, ofPersons: true
    )
}
