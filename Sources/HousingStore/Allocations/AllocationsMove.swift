package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Takes an allocation to its next state on a day.
    ///
    /// Accepting closes the referral as allocated; cancelling an accepted one opens it again, with the unit. Subsidies fall
    /// with an allocation that is declined or cancelled.
    ///
    /// - Throws: `allocation_offered` and the other states, where the step does not follow; what the day wants.
    package func move(
        _ act: Act, _ name: String, to state: AllocationState, _ step: Step, today: Day
    ) async throws -> Record {
        try await write(act) { tx in
            let number = AllocationNumber(try tx.id(of: name, .allocations))
            let allocation = try tx.lockedAllocation(number)
            guard allocation.state.next.contains(state) else {
                throw Problem.wrongState(number, allocation.state, state)
            }
            let on = step.on ?? today
            let follows = state == .movedIn ? allocation.acceptedOn : allocation.offeredOn
            try tx.check(on, notBefore: follows ?? on, notAfter: today)
            let event = try tx.event(act, subject: "\(number)")
            let day = state == .movedIn ? "moved_in_on" : "\(state.rawValue)_on"
            try tx.follow(
                .allocation, of: number.value, event,
                set: ["state": "\(state)", "open": "\(state == .accepted)", day: "\(on)"])
            switch state {
            case .accepted: try tx.close(allocation.referral, as: .allocated, on: on, event)
            case .cancelled:
                if allocation.state == .accepted { try tx.reopen(allocation.referral, event) }
                try tx.undoSubsidies(of: number, event)
            case .declined: try tx.undoSubsidies(of: number, event)
            case .offered, .movedIn: break
            }
            try tx.settleTaken(units: "values (\(allocation.unit)::bigint)")
            return try tx.record(.allocations, id: number.value)
        }
    }
}

extension Problem {
    /// A step that does not follow from where the allocation is.
    static func wrongState(_ number: AllocationNumber, _ from: AllocationState, _ to: AllocationState) -> Problem {
        let next = from.next.map(\.words).sorted { $0.en < $1.en }
        return Problem(
            .refused, "allocation_\(from.rawValue)",
            Words(
                da: "\(number) er \(from.words.da.lowercased()) og kan ikke blive \(to.words.da.lowercased()).",
                en: "\(number) is \(from.words.en.lowercased()) and cannot become \(to.words.en.lowercased())."),
            details: ["allocation": number.description, "state": from.rawValue],
            hint: next.isEmpty
                ? nil
                : Words(
                    da: "Den kan blive: \(next.map { $0.da.lowercased() }.joined(separator: ", ")).",
                    en: "It can become: \(next.map { $0.en.lowercased() }.joined(separator: ", "))."))
    }
}
