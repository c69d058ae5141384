import Housing

extension Operations {
    package static let parametersDraft = write(
        "parameters.draft", "/v1/parameters", .setPolicy, ParametersDraft.self, .record(.parameters, isNew: true),
        as: Record.self, problems: badFiles,
        da: "Lav en kladde af satser", en: "Draft a set of parameters")

    package static let parametersCases = read(
        "parameters.cases", "/v1/parameters/{set}/cases", .right(.readRates), Nothing.self,
        .stream(
            .list(
                .object([
                    Schema.Property("name", .text(0...400)), Schema.Property("got", .free),
                    Schema.Property("failed", .list(.text(0...400), most: Int.max)),
                ]), most: Int.max)), as: Never.self, problems: ["unknown_set"] + badFiles,
        da: "Sagsfilerne regnet med satserne", en: "The case files run with the parameters")

    package static let parametersImpact = write(
        "parameters.impact", "/v1/parameters/{set}/impact", .setPolicy, Nothing.self, .record(.rechecks, isNew: true),
        as: Record.self, problems: ["unknown_set", "not_a_draft"],
        da: "Prøv en kladde på alle åbne indstillinger", en: "Try a draft on every open referral")

    package static let parametersApprove = write(
        "parameters.approve", "/v1/parameters/{set}/approve", .setPolicy, Nothing.self, .record(.parameters),
        as: Record.self, problems: ["unknown_set", "not_a_draft", "second_person_needed", "case_fails"] + badFiles,
        da: "Godkend en kladde, som en anden har lavet", en: "Approve a draft that someone else made")

    /// What a file of parameters or of cases that is not one is refused with.
    private static let badFiles = ProblemCode.of(
        .unreadable, "cannot_read", "empty_file", "not_yaml", "not_a_mapping", "not_a_list", "not_a_word", "not_a_name",
        "not_a_number", "not_an_amount", "not_a_boolean", "not_a_day", "missing_key", "unknown_key", "unknown_code",
        "unknown_parameter", "wrong_unit", "parameter_missing", "parameter_gap", "parameter_overlap")
}
