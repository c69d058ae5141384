import Housing

extension Operations {
    package static let stepsUndo = Operation<Nothing, Nothing, SteppedBack>(
        name: "steps.undo", method: .post, path: "/v1/steps/{number}/undo", access: .step, persons: .changes,
        writes: true, words: Words(da: "Fortryd det sidste skridt", en: "Undo the last step"),
        answer: .value(SteppedBack.self),
        ownProblems: unknownThings + ["later_step", "nothing_to_undo", "reason_missing"]
            + closedUnit + [
                "citizen_already_allocated", "subsidy_overlaps", "supply_exists", "frame_exhausted", "broken_identity",
            ],
        takesFile: false)

    package static let stepsCorrect = Operation<Nothing, StepCorrect, SteppedBack>(
        name: "steps.correct", method: .post, path: "/v1/steps/{number}/correct", access: .step, persons: .changes,
        writes: true, words: Words(da: "Ret det, der er fortalt om et skridt", en: "Correct what was told of a step"),
        answer: .value(SteppedBack.self),
        ownProblems: unknownThings + [
            "step_not_taken", "later_step", "offer_withdrawn", "nothing_changed", "note_needed", "other_parameters",
            "passes_somewhere", "undecided",
            "no_suitable_unit", "reason_missing", "hearing_missing", "offer_expired", "reason_not_in_use",
            "only_barred_until", "unknown_word", "scheme_not_open", "scheme_rent", "subsidy_above_rent",
            "subsidy_too_long", "subsidy_overlaps", "frame_exhausted", "broken_identity",
        ] + stepDays, takesFile: false)

    package static let stepsHistory = read(
        "steps.history", "/v1/steps/{number}", .history, Nothing.self, .value(StepEvents.self),
        as: StepEvents.self, persons: .shows, problems: unknownThings,
        da: "Hvad der er sket med en bolig, indstilling, anvisning, et tilskud eller et projekt",
        en: "What has been done with a unit, referral, allocation, subsidy or project")

    package static let eventsList = read(
        "events.list", "/v1/events", .right(.readEvents), EventsQuery.self, .value(StepEvents.self),
        as: StepEvents.self, persons: .shows, problems: badList, da: "Hændelser", en: "Events")

    /// Also of digits alone, which may be the number of several.
    private static let unknownThings: [ProblemCode] = [
        "which_one", "unknown_unit", "unknown_referral", "unknown_allocation", "unknown_subsidy", "unknown_supply",
        "unknown_event",
    ]
}
