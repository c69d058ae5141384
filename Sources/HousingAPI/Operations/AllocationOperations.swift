package import Housing

extension Operations {
    package static let allocationsOffer = write(
        "allocations.offer", "/v1/allocations", .allocate, AllocationOffer.self,
        .record(.allocations, isNew: true), as: Record.self, persons: .changes,
        problems: [
            "unknown_unit", "unknown_referral", "check_fails", "unit_type_unsuitable", "citizen_already_allocated",
            "referral_without_facts", "scheme_not_open", "referral_parked",
        ] + closedUnit + closedReferral + stepDays + impossibleFacts,
        da: "Tilbyd en borger en bolig", en: "Offer a citizen a unit")

    package static let allocationsAccept = step(
        "accept", .accepted, da: "Borgeren har sagt ja", en: "The citizen has accepted")
    package static let allocationsDecline = step(
        "decline", .declined, da: "Borgeren har sagt nej", en: "The citizen has declined")
    package static let allocationsMoveIn = step(
        "move-in", .movedIn, da: "Borgeren er flyttet ind", en: "The citizen has moved in")
    package static let allocationsCancel = step(
        "cancel", .cancelled, da: "Tilbuddet eller anvisningen er annulleret",
        en: "The offer or allocation is cancelled")

    /// The steps of an allocation, and where each takes it.
    package static let allocationSteps: [(AllocationState, Operation<Nothing, Step, Record>)] = [
        (.accepted, allocationsAccept), (.declined, allocationsDecline), (.movedIn, allocationsMoveIn),
        (.cancelled, allocationsCancel),
    ]

    private static func step(
        _ verb: String, _ state: AllocationState, da: String, en: String
    ) -> Operation<Nothing, Step, Record> {
        write(
            "allocations.\(verb == "move-in" ? "move_in" : verb)", "/v1/allocations/{allocation}/\(verb)", .allocate,
            Step.self, .record(.allocations), as: Record.self, persons: .changes,
            problems: ["unknown_allocation", "unit_already_allocated", "citizen_already_allocated"] + stepDays
                + AllocationState.allCases.flatMap { ProblemCode.of(.refused, "allocation_\($0.rawValue)") },
            da: da, en: en)
    }
}
