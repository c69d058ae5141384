package import Housing
package import HousingAPI
package import Postgres

/// What is tried before a draft is approved: the parameters as they would then be in force, and the case files they must
/// stand up to.
package struct ParameterTrial: Sendable {
    package let set: ParameterSetNumber
    package let history: ParameterHistory
    package let cases: [CaseText]
    /// Of the parameters and case files in force that it was made from.
    let version: Int
}

extension Store {
    /// What a draft must be tried on, before `act` can approve it.
    ///
    /// - Throws: `not_a_draft`, `second_person_needed`.
    package func parameterTrial(_ act: Act, _ name: String) async throws -> ParameterTrial {
        try await read { tx in
            let id = try tx.id(of: name, .parameters)
            let draft = try tx.record(.parameters, id: id)
            guard draft["state"] == .text("draft") else { throw Problem.notADraft(name) }
            // Said before the cases are run; the constraint of the same meaning holds whatever is said here.
            guard draft["drafted_by"] != .text(act.actor) else { throw Problem.secondPersonNeeded }
            // First the version: parameters put in force after it make the trial too old, never too new.
            let version = try tx.parametersVersion()
            return ParameterTrial(
                set: ParameterSetNumber(id),
                history: try tx.parametersInForce().replacing(with: try tx.parameters(of: id)),
                cases: try tx.caseFiles(with: id), version: version)
        }
    }

    /// Puts a draft in force in place of the set of the same first day, when it has stood its trial. The constraint
    /// `parameter_set_second_person` refuses whoever drafted it.
    ///
    /// - Throws: `parameters_changed` where others have come in force since the trial was made: then it must be tried again;
    ///   `not_a_draft`.
    package func approveParameters(_ act: Act, _ tried: ParameterTrial) async throws -> Record {
        try await write(act) { tx in
            // Two approvals at once must see each other's parameters.
            try tx.lockParameters()
            guard try tx.parametersVersion() == tried.version else { throw Problem.parametersChanged }
            let id = tried.set.value
            guard try tx.record(.parameters, id: id)["state"] == .text("draft") else {
                throw Problem.notADraft("\(tried.set)")
            }
            let event = try tx.event(act, subject: "\(tried.set)")
            try tx.putInForce(id, approvedBy: act.actor, event)
            try tx.requestRecheck(.parameters, event: event.id)
            return try tx.record(.parameters, id: id)
        }
    }
}

extension Transaction {
    /// Changes whenever other parameters or case files come in force.
    fileprivate func parametersVersion() throws -> Int {
        try row("select coalesce(max(event_id), 0) as version from parameter_set_version")["version"]
    }

    /// Stores the parameters shipped, once: where there is any set already, nothing is done.
    package func storeShipped(_ sets: [ParameterSetToKeep]) throws {
        try lockParameters()
        guard try !row("select exists (select from parameter_set) as stored")["stored", as: Bool.self] else { return }
        let act = Act(actor: "boligd", request: "migration", action: "parameters.shipped")
        for set in sets {
            let event = try event(act, details: ["from": set.parameters.from?.description ?? ""])
            let id = try keep(set, draftedBy: act.actor, event: event.id)
            try putInForce(id, approvedBy: act.actor, event)
        }
    }

    /// The parameters are locked.
    fileprivate func putInForce(_ id: Int, approvedBy: String, _ event: Event) throws {
        let followed = try follow(
            .parameterSet, event, from: "parameter_set s", where: "s.id = \(id) and v.valid_from = s.valid_from",
            set: ["parameter_set_id": "s.id", "drafted_by": "s.drafted_by", "approved_by": "\(approvedBy)"])
        guard followed == 0 else { return }
        try begin(
            .parameterSet, of: "s.valid_from", event, from: "parameter_set s where s.id = \(id)",
            set: ["parameter_set_id": "s.id", "drafted_by": "s.drafted_by", "approved_by": "\(approvedBy)"])
    }
}

extension Problem {
    /// What one person made, another approves.
    static let secondPersonNeeded = Problem(
        .refused, "second_person_needed",
        Words(
            da: "Den, der har lavet kladden, kan ikke selv godkende den.", en: "Whoever made a draft cannot approve it."
        ),
        hint: Words(da: "Bed en anden om at godkende den.", en: "Ask someone else to approve it."))

    /// Other parameters came in force between the trial and the approval.
    package static let parametersChanged = Problem(
        .tryLater, "parameters_changed",
        Words(
            da: "Andre tal er trådt i kraft imens. Kladden skal prøves igen.",
            en: "Other parameters have come in force meanwhile. The draft must be tried again."),
        hint: Words(da: "Godkend den igen.", en: "Approve it again."))
}
