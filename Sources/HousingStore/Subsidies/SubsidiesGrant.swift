import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Grants a subsidy to an allocation, within what the scheme covers on its first day; amount and last day are the
    /// scheme's where they are left out.
    ///
    /// - Throws: `allocation_declined` and the other states that are over, `frame_exhausted`, and what `Rules.grant`
    ///   refuses.
    package func grantSubsidy(_ act: Act, _ request: SubsidyGrant) async throws -> Record {
        try await write(act) { tx in
            let allocation = try tx.lockedAllocation(request.allocation)
            guard !allocation.state.isOver else { throw Problem.ended(allocation) }
            let unit = try tx.unit(allocation.unit.value)
            let granted: GrantedSubsidy
            do {
                granted = try rules(tx).grant(
                    request.scheme, amount: request.amount, from: request.from, until: request.until, unit: unit.type,
                    rent: unit.rent, receivedOn: unit.receivedOn, beside: try tx.subsidies(of: allocation.number))
            } catch let problem as Problem where problem.details["rent"] != nil {
                // It says what the rent is.
                throw try tx.isHidden(allocation.referral) ? Problem.protectedPerson : problem
            }
            let frames = try tx.lockFrames(of: request.scheme)
            let event = try tx.event(
                act, subject: "\(request.allocation)", details: ["scheme": request.scheme.rawValue])
            let id: Int = try tx.row(
                "insert into subsidy (allocation_id) values (\(request.allocation)) returning id")["id"]
            try tx.begin(
                .subsidy, of: "\(id)", event,
                set: [
                    "allocation_id": "\(request.allocation)", "scheme": "\(granted.scheme)",
                    "amount": "\(granted.amount)", "starts_on": "\(granted.from)", "ends_on": "\(granted.until)",
                ])
            try tx.requireRoom(in: frames)
            try tx.step(event, [.subsidy(SubsidyNumber(id)), .allocation(request.allocation)])
            return try tx.record(.subsidies, id: id)
        }
    }
}

extension Problem {
    fileprivate static func ended(_ allocation: Allocation) -> Problem {
        let (number, state) = (allocation.number, allocation.state)
        return Problem(
            .refused, "allocation_\(state.rawValue)",
            Words(
                da: "\(number) er \(state.words.da.lowercased()) og kan ikke få tilskud.",
                en: "\(number) is \(state.words.en.lowercased()) and cannot have a subsidy."),
            details: ["allocation": "\(number)", "state": state.rawValue])
    }
}
