extension Statistic {
    package static let vacancyRent = Statistic(
        code: "vacancy_rent",
        words: Words(da: "Husleje betalt for tomme boliger", en: "Rent paid while units stood empty"),
        definition: Words(
            da: """
                Husleje uden forbrug gange 12/365 pr. dag, i hele øre, fra den seneste af modtagelse og ledighed \
                til dagen før indflytning eller til og med returneringen, for boliger modtaget i perioden, der \
                siden er flyttet ind i eller returneret. Boliger uden kendt dag for ledighed er ikke med; deres \
                antal står for sig.
                """,
            en: """
                Rent without consumption times 12/365 a day, in whole øre, from the later of receipt and vacancy \
                to the day before move-in or to the day of return, for units received in the period and since \
                moved into or returned. Units without a known day of vacancy are not in it; their number stands \
                apart.
                """
        ),
        measure: .kr,
        breakdowns: [[.association], [.unitType], [.notCounted]],
        cases: .unit
    )
}
