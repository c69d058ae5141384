extension Statistic {
    package static let unitsReceived = Statistic(
        code: "units_received",
        words: Words(da: "Boliger modtaget til boligsocial anvisning", en: "Units received"),
        definition: Words(
            da: """
                Boliger, som boligorganisationerne har stillet til rådighed i perioden. Hver modtagelse tæller, \
                også den samme bolig modtaget igen, og private lejeboliger tæller med.
                """,
            en: """
                Units put at the municipality's disposal in the period. Every receipt counts, the same dwelling \
                received again too, and private lettings count.
                """
        ),
        breakdowns: [[.unitType], [.rentBand], [.association], [.unitType, .rentBand]],
        cases: .unit, changesWhileOpen: true
    )
}
