extension Statistic {
    package static let returnsAvoidable = Statistic(
        code: "returns_avoidable",
        words: Words(da: "Returneringer, der kunne være undgået", en: "Returns that could have been avoided"),
        definition: Words(
            da: """
                Af boligerne modtaget i perioden og returneret: dem, hvor mindst én, der ventede, i det øjeblik \
                kunne have fået boligen tilbudt, med eller uden tilskud. Returneringer fra før tjenesten holdt \
                øje med det er ikke med.
                """,
            en: """
                Of the units received in the period and returned: those that at least one who waited could have \
                been offered at that moment, with a subsidy or without. Returns made before the service looked \
                are not counted.
                """
        ),
        breakdowns: [[.unitType], [.reason], [.unitType, .reason]],
        cases: .unit, changesWhileOpen: true
    )
}
