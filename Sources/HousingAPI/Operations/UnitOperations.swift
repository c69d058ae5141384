import Housing

extension Operations {
    package static let associationsAdd = write(
        "associations.add", "/v1/associations", .receive, AssociationAdd.self, .record(.associations, isNew: true),
        as: Record.self,
        problems: ["association_exists"] + ProblemCode.of(.refused, "unknown_profile"),
        da: "Registrér en boligorganisation", en: "Register an association")

    package static let unitsReturn = write(
        "units.return", "/v1/units/{unit}/return", .allocate, UnitReturn.self, .record(.units), as: Record.self,
        problems: ["unknown_unit", "note_needed"] + closedUnit + stepDays,
        da: "Giv en bolig tilbage til boligorganisationen", en: "Give a unit back to its association")

    package static let unitsWithdraw = write(
        "units.withdraw", "/v1/units/{unit}/withdraw", .allocate, Step.self, .record(.units), as: Record.self,
        problems: ["unknown_unit"] + closedUnit + stepDays,
        da: "Boligorganisationen trækker en bolig tilbage", en: "The association takes a unit back")

    /// What a unit that is no longer open is refused with.
    static let closedUnit: [ProblemCode] = ["unit_already_allocated", "unit_already_returned", "unit_withdrawn"]
    /// What a step's day is refused with.
    static let stepDays: [ProblemCode] = ["day_too_early", "day_in_future", "days_out_of_order"]
}
