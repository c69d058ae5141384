import Housing

extension Operations {
    package static let associationsAdd = write(
        "associations.add", "/v1/associations", .receive, AssociationAdd.self, .record(.associations, isNew: true),
        as: Record.self,
        problems: ["association_exists"] + ProblemCode.of(.refused, "unknown_profile"),
        da: "Registrér en boligorganisation", en: "Register an association")

    package static let associationsChange = write(
        "associations.change", "/v1/associations/{association}/change", .receive, AssociationChange.self,
        .record(.associations), as: Record.self,
        problems: ["unknown_association"] + ProblemCode.of(.refused, "unknown_profile"),
        da: "Ret en boligorganisation",
        en: "Change an association")

    package static let associationsAnswers = read(
        "associations.answers", "/v1/associations/{association}/answers", .right(.readUnits), AnswersQuery.self,
        .bytes([workbookType, "text/csv; charset=utf-8"]), as: Never.self, problems: ["unknown_association"],
        da: "Hvad der blev af en boligorganisations boliger, til dens eget system",
        en: "What became of an association's units, for its own program")

    /// The media type of `.xlsx`.
    package static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    package static let unitsChange = write(
        "units.change", "/v1/units/{unit}/change", .receive, FactsChanged.self,
        .record(.units, beside: [.changes(.units), .turned(.units)]), as: Record.self,
        problems: ["unknown_unit", "reason_missing", "subsidy_above_rent"] + typedFacts,
        da: "Ret oplysninger om en bolig i hånden", en: "Change facts of a unit by hand")

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
    /// What facts typed by hand are refused with: as the cell of a file would be, or asked about where that would be.
    static let typedFacts =
        ProblemCode.of(.wrongUse, "unknown_column", "column_twice")
        + ImportProblemCode.allCases.filter { $0.severity == .error && !$0.stopsFile || askedByHand.contains($0) }
        .flatMap { ProblemCode.of($0 == .notInList ? .wrongUse : .refused, $0.rawValue) }
    /// What is odd about facts by themselves, whatever was known before.
    private static let askedByHand: [ImportProblemCode] = [
        .rentOutsideRange, .receivedInFuture, .daysOutOfOrder, .ageOutOfRange,
    ]
    /// What a step's day is refused with.
    static let stepDays: [ProblemCode] = ["day_too_early", "day_in_future", "days_out_of_order"]
}
