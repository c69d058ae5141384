import Housing

extension Operations {
    package static let allocationsOffer = write(
        "allocations.offer", "/v1/allocations", .allocate, AllocationOffer.self,
        .record(.allocations, isNew: true), as: Record.self, persons: .changes,
        problems: [
            "unknown_unit", "unknown_referral", "check_fails", "unit_type_unsuitable", "barred", "too_many_persons",
            "citizen_already_allocated",
            "unit_taken", "referral_without_facts", "referral_parked", "scheme_not_open", "frame_exhausted",
            "offer_expired",
        ] + closedUnit + closedReferral + stepDays + impossibleFacts,
        da: "Tilbyd en borger en bolig", en: "Offer a citizen a unit")

    package static let allocationsAccept = step(
        "accept", Step.self, problems: ["offer_expired"], da: "Borgeren har sagt ja", en: "The citizen has accepted")

    package static let allocationsDecline = step(
        "decline", AllocationEnd.self, problems: ["offer_expired"] + endReasons, da: "Borgeren har sagt nej",
        en: "The citizen has declined")

    package static let allocationsMoveIn = step(
        "move-in", MoveIn.self, problems: ["offer_expired", "planned_or_happened"],
        da: "Borgeren er flyttet ind, eller skal det", en: "The citizen has moved in, or is to")

    package static let allocationsCancel = step(
        "cancel", AllocationEnd.self, problems: ["offer_expired"] + endReasons,
        da: "Tilbuddet eller anvisningen er annulleret", en: "The offer or allocation is cancelled")

    private static let endReasons: [ProblemCode] = ["reason_not_in_use", "only_barred_until"]

    private static func step<Body: Wire>(
        _ verb: String, _ body: Body.Type, problems: [ProblemCode], da: String, en: String
    ) -> Operation<Nothing, Body, Record> {
        write(
            "allocations.\(verb == "move-in" ? "move_in" : verb)", "/v1/allocations/{allocation}/\(verb)", .allocate,
            body, .record(.allocations), as: Record.self, persons: .changes,
            problems: ["unknown_allocation", "unit_already_allocated", "citizen_already_allocated"] + problems
                + stepDays
                + AllocationState.allCases.flatMap { ProblemCode.of(.refused, "allocation_\($0.rawValue)") },
            da: da, en: en)
    }
}
