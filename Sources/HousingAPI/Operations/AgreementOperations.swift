import Housing

extension Operations {
    package static let agreementsSet = write(
        "agreements.set", "/v1/agreements", .setPolicy, AgreementSet.self, .record(.agreements, isNew: true),
        as: Record.self, problems: ["unknown_association"],
        da: "Skriv, hvad der er aftalt om udlejning fra en dag",
        en: "Write what is agreed on letting from a day")

    package static let agreementsBalance = read(
        "agreements.balance", "/v1/associations/{association}/balance", .right(.readUnits), BalanceQuestion.self,
        .value(AgreementBalance.self), as: AgreementBalance.self, problems: ["unknown_association"],
        da: "Hvad en boligorganisation skylder efter aftalen, og hvad der er modtaget",
        en: "What an association owes by the agreement, and what was received")
}
