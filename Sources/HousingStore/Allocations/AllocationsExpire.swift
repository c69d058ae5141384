package import Housing
import HousingAPI
import Postgres

extension Store {
    /// Lets every offer whose last day has passed expire, each in a transaction of its own; one whose expiry was undone
    /// waits for the next midnight. Daemons that do it at once take turns, so an offer expires once.
    ///
    /// - Parameter act: whose; an expiry is the service's own act.
    /// - Returns: how many expired; under a dry run how many would.
    package func expireOffers(_ act: Act, today: Day) async throws -> Int {
        var act = act.withoutKey
        act.actor = "boligd"
        act.action = "allocations.expire"
        var last = 0
        var expired = 0
        while let next = try await expireOffer(act, after: last, today: today) {
            last = next.allocation
            if next.hasExpired { expired += 1 }
        }
        return expired
    }

    private struct Due: Codable, Sendable {
        let allocation: Int
        /// False where somebody answered while this waited for the locks.
        let hasExpired: Bool
    }

    /// The next offer that is due after a number; nil where there is none.
    private func expireOffer(_ act: Act, after last: Int, today: Day) async throws -> Due? {
        try await write(act) { tx -> Due? in
            try tx.lock(job: .expiry)
            let next = try tx.optionalRow(
                """
                select allocation_id from allocation_version v
                where known_until = 'infinity' and state = 'offered' and answer_by < \(today) and allocation_id > \(last)
                  and not exists (select from step s join event e on e.id = s.event_id
                                  where s.event_id = v.event_id and s.undoes is not null
                                    and (e.details ->> 'on')::date >= \(today))
                order by allocation_id limit 1
                """)
            guard let number: AllocationNumber = try next?["allocation_id"] else { return nil }
            let allocation = try tx.lockedAllocation(number)
            guard allocation.state == .offered, allocation.days.isDue(on: today),
                let answerBy = allocation.days.answerBy
            else { return Due(allocation: number.value, hasExpired: false) }
            let event = try tx.event(act, subject: "\(number)")
            try tx.follow(
                .allocation, of: number.value, event,
                set: ["state": "'expired'", "open": "false", "expired_on": "\(answerBy.adding(days: 1))"])
            try tx.step(event, allocation.things + tx.release(allocation, event))
            return Due(allocation: number.value, hasExpired: true)
        }
    }
}
