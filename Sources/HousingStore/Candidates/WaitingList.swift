import Housing
import Postgres
import Synchronization

/// A referral that waits for a dwelling: open, offered or parked.
struct Waiting: Sendable {
    let referral: ReferralNumber
    let citizen: Int
    /// The event of the version this is; another event is another version.
    let event: Int
    let referredOn: Day?
    let priority: Int
    /// Types the household may be offered; nil is all.
    let unitTypes: [UnitType]?
    /// The last day it is parked; nil where it is not.
    let parkedUntil: Day?
    /// nil for what a register brought, without facts.
    let facts: ReferredHousehold?
    /// nil also where the facts cannot be on the day looked at.
    var household: WaitingHousehold?

    /// nil where the children are unknown.
    var persons: Int? { facts.flatMap(\.persons) }

    func waitedDays(on day: Day) -> Int { referredOn.map { max(0, day.number - $0.number) } ?? 0 }
}

/// Everybody who waits, kept ready from one question to the next: only who has changed since is read again.
final class WaitingList: Sendable {
    private let state = Mutex(State())

    private struct State: Sendable {
        /// Changes with every version that comes or goes.
        var stamp: [Int] = []
        var day: Day?
        var parameters: Housing.Parameters?
        /// In the order of their numbers.
        var waiting: [Waiting] = []
    }

    /// Looks at everybody who waits, as the transaction sees them, on a day. Others who look wait meanwhile.
    func withAll<Answer: Sendable>(
        _ tx: Transaction, on day: Day, _ parameters: Housing.Parameters, _ body: (inout [Waiting]) throws -> Answer
    ) throws -> Answer {
        try state.withLock { state in
            // Broken off on the way, it is read whole the next time.
            let stamp = state.stamp
            state.stamp = []
            let now = try tx.waitingStamp()
            if now != stamp { try tx.renew(&state.waiting) }
            if state.day != day || state.parameters != parameters {
                for place in state.waiting.indices { state.waiting[place].household = nil }
            }
            for place in state.waiting.indices where state.waiting[place].household == nil {
                guard let facts = state.waiting[place].facts else { continue }
                state.waiting[place].household = WaitingHousehold(facts, on: day, parameters)
            }
            (state.day, state.parameters, state.stamp) = (day, parameters, now)
            return try body(&state.waiting)
        }
    }
}

extension Transaction {
    /// Two transactions that see the same versions of everybody who waits have the same stamp.
    fileprivate func waitingStamp() throws -> [Int] {
        let row = try row(
            """
            select count(*) as waiting, coalesce(bit_xor(hashint8extended(event_id, referral_id)), 0) as versions
            from referral_version where known_until = 'infinity' and closed_on is null
            """)
        return [try row["waiting"], try row["versions"]]
    }

    /// Reads who has come or changed, and leaves out who has gone.
    fileprivate func renew(_ waiting: inout [Waiting]) throws {
        var known = Dictionary(uniqueKeysWithValues: waiting.map { ($0.referral.value, $0) })
        var current: [Waiting] = []
        var changed: [Int] = []
        let vault = try vault
        try forEach(
            """
            select referral_id, event_id from referral_version where known_until = 'infinity' and closed_on is null
            """
        ) { row in
            let (id, event): (Int, Int) = (try row["referral_id"], try row["event_id"])
            if let one = known.removeValue(forKey: id), one.event == event {
                current.append(one)
            } else {
                changed.append(id)
            }
        }
        try forEach(
            """
            select r.id, r.citizen_id, v.event_id, v.referred_on, v.priority, v.unit_types,
              \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id")),
              case when v.unparked_on is null then v.parked_until end as parked_until
            from unnest(\(changed)::bigint[]) asked(id) join referral r on r.id = asked.id
            join referral_version v on v.referral_id = r.id and v.known_until = 'infinity' and v.closed_on is null
            """
        ) { row in
            let types: [String]? = try row["unit_types"]
            current.append(
                Waiting(
                    referral: try row["id"], citizen: try row["citizen_id"], event: try row["event_id"],
                    referredOn: try row["referred_on"], priority: try row["priority"],
                    unitTypes: types?.compactMap { UnitType(rawValue: $0) }, parkedUntil: try row["parked_until"],
                    facts: try row.household(vault)))
        }
        waiting = current.sorted { $0.referral < $1.referral }
    }
}
