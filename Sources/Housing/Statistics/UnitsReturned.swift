extension Statistic {
    package static let unitsReturned = Statistic(
        code: "units_returned",
        words: Words(da: "Modtagne boliger, der blev returneret", en: "Units received that were returned"),
        definition: Words(
            da: """
                Af boligerne modtaget i perioden: dem, kommunen gav tilbage, uanset årsag, medmindre \
                returneringen er fortrudt.
                """,
            en: """
                Of the units received in the period: those the municipality gave back, whatever the reason, \
                unless the return is undone.
                """
        ),
        breakdowns: [[.unitType], [.rentBand], [.reason], [.unitType, .rentBand], [.unitType, .reason]],
        cases: .unit, changesWhileOpen: true
    )
}
