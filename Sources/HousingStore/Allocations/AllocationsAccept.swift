package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The citizen says yes. The referral is closed as allocated.
    ///
    /// - Throws: `offer_expired` where the day lies after the offer's deadline, or it has expired; `allocation_declined` and
    ///   the other states; `days_out_of_order`, `day_in_future`.
    package func accept(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            var allocation = try tx.answeredAllocation(name, .accepted, on: step.on ?? today)
            let on = step.on ?? today
            allocation.days.acceptedOn = on
            try allocation.days.check(today: today)
            let event = try tx.event(act, subject: "\(allocation.number)")
            try tx.follow(
                .allocation, of: allocation.number.value, event,
                set: ["state": "'accepted'", "open": "true", "accepted_on": "\(on)"])
            try tx.close(allocation.referral, as: .allocated, on: on, event)
            try tx.settleTaken(units: "values (\(allocation.unit)::bigint)")
            try tx.step(event, allocation.things)
            return try tx.record(.allocations, id: allocation.number.value)
        }
    }
}

extension Transaction {
    /// The allocation a citizen's answer is for: of one that has expired it is told so, not that it is over.
    func answeredAllocation(_ name: String, _ state: AllocationState, on day: Day) throws -> Allocation {
        let allocation = try lockedAllocation(AllocationNumber(try id(of: name, .allocations)))
        if allocation.state == .expired, let answerBy = allocation.days.answerBy {
            throw Problem.offerExpired(answerBy, day, expired: allocation.number)
        }
        return try self.allocation(name, to: state)
    }
}
