extension Statistic {
    package static let goalHomelessAllocations = Statistic(
        code: "goal_homeless_allocations",
        words: Words(da: "Mål for anvisninger til hjemløse borgere", en: "Goal for allocations to homeless citizens"),
        definition: Words(
            da: """
                Plan til dato er årets plan gange forløbne dage delt med årets dage. Faktisk er \
                anvisningerne til hjemløse borgere. Fremskrivningen antager samme takt resten af året: faktisk delt med \
                forløbne dage gange årets dage; grænserne er 95 %-Poisson-intervallet for det, der mangler. Kun \
                for perioder, der begynder 1. januar og ligger i ét år.
                """,
            en: """
                Plan to date is the year's plan times days elapsed over the days of the year. Actual is \
                the allocations to homeless citizens. The projection assumes the same pace for the rest of the year: actual over \
                days elapsed times the days of the year; its bounds are the 95 % Poisson interval of what \
                remains. Only for periods that begin on 1 January and lie in one year.
                """
        ),
        breakdowns: [[.figure]],
        cases: .row,
        restsOn: "homeless_allocations"
    )
}
