import Housing

extension Operations {
    /// What a citizen may have of the log of look-ups. The CPR number travels in the body: an address ends in logs.
    package static let citizensAccess = Operation<Nothing, CitizenNamed, CitizenAccess>(
        name: "citizens.access", method: .post, path: "/v1/citizens/access", access: .right(.readCases),
        persons: .shows, writes: false,
        words: Words(
            da: "Indsigt: hvornår en borgers sag er set, og hvad det skulle bruges til",
            en: "Right of access: when a citizen's case was looked at, and what for"),
        answer: .value(CitizenAccess.self),
        ownProblems: ["unknown_referral", "unknown_citizen"]
            + ProblemCode.of(.wrongUse, "citizen_or_referral"), takesFile: false)

    /// Forgets one citizen before the days of the settings are over.
    package static let citizensForget = write(
        "citizens.forget", "/v1/citizens/forget", .allocate, CitizenNamed.self, .value(CitizenForgotten.self),
        as: CitizenForgotten.self, persons: .changes,
        problems: ["unknown_referral", "unknown_citizen", "reason_missing", "case_open"]
            + ProblemCode.of(.wrongUse, "citizen_or_referral"),
        da: "Glem, hvem en borger er; sager og tal bliver", en: "Forget who a citizen is; cases and figures stay")
}
