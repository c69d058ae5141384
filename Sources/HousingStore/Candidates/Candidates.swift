package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Who could be offered a unit on a day: everybody who waits is judged, and counted once.
    ///
    /// - Parameters:
    ///   - all: true shows those who fail or are excluded too, without a rank.
    ///   - why: one referral alone, whoever it is, with its check.
    package func candidates(
        for name: String, on day: Day, all: Bool, why: String? = nil
    ) async throws -> UnitCandidates {
        try await snapshot { tx in
            let unit = try tx.unitToOffer(UnitNumber(try tx.id(of: name, .units)), on: day)
            if let why { return try explain(tx, unit, ReferralNumber(try tx.id(of: why, .referrals)), on: day) }
            return try candidates(tx, for: unit, on: day, all: all)
        }
    }

    /// The same in a transaction of another's.
    func candidates(_ tx: Transaction, for unit: UnitToOffer, on day: Day, all: Bool) throws -> UnitCandidates {
        let rules = try rules(tx)
        let parameters = rules.parameters.on(day)
        let obstacles = try Obstacles(tx, on: day)
        let home = HomeOnDay(
            unit.home, parameters: parameters, schemes: try tx.schemesWithRoom(rules, on: day), on: day)
        var counts = CandidateCounts()
        var found: [Candidate] = []
        try waitingList.withAll(tx, on: day, parameters) { waiting in
            for place in waiting.indices {
                let check = waiting[place].household?.check(in: home) ?? .unknown
                let prospect = obstacles.prospect(waiting[place], unit, check)
                counts.count(prospect)
                guard all || prospect.isRanked else { continue }
                let one = waiting[place]
                found.append(
                    Candidate(
                        referral: one.referral, priority: one.priority, waitedDays: one.waitedDays(on: day),
                        persons: one.persons, prospect: prospect))
            }
        }
        let ranking = try tx.ranking(on: day)
        let items = ranked(found, \.prospect, isBefore: ranking.isBefore).map { CandidateItem($0.item, rank: $0.rank) }
        return UnitCandidates(unit: unit.number, on: day, items: items, counts: counts)
    }

    /// The open units one referral could be offered on a day.
    package func units(for name: String, on day: Day, all: Bool, why: String? = nil) async throws -> ReferralUnits {
        try await snapshot { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            let asked = try why.map { try tx.unitToOffer(UnitNumber(try tx.id(of: $0, .units)), on: day) }
            var found: [UnitProspect] = []
            var counts = CandidateCounts()
            var pair = try Pairing(tx, self, number, on: day)
            for unit in try asked.map({ [$0] }) ?? tx.openUnitsToOffer(on: day) {
                let prospect = pair.prospect(unit)
                counts.count(prospect)
                guard all || asked != nil || prospect.isRanked else { continue }
                found.append(
                    UnitProspect(unit: unit.number, answerBy: unit.answerBy, rent: unit.rent, prospect: prospect))
            }
            let items = try ranked(found, \.prospect, isBefore: UnitProspect.isBefore).map { rank, item in
                UnitItem(item, rank: asked == nil ? rank : nil, check: try asked.flatMap { try pair.check($0) })
            }
            return ReferralUnits(referral: number, on: day, items: items, counts: counts)
        }
    }

    /// One referral beside one unit, with every reason and the whole check.
    private func explain(
        _ tx: Transaction, _ unit: UnitToOffer, _ referral: ReferralNumber, on day: Day
    ) throws -> UnitCandidates {
        var pair = try Pairing(tx, self, referral, on: day)
        let candidate = Candidate(
            referral: referral, priority: pair.waiting.priority, waitedDays: pair.waiting.waitedDays(on: day),
            persons: pair.waiting.persons, prospect: pair.prospect(unit))
        let all = try candidates(tx, for: unit, on: day, all: false)
        return UnitCandidates(
            unit: unit.number, on: day,
            items: [
                CandidateItem(
                    candidate, rank: all.items.first { $0.referral == referral }?.rank, check: try pair.check(unit))
            ],
            counts: all.counts)
    }
}

/// One referral, open or not, ready to be judged beside units.
private struct Pairing {
    let waiting: Waiting
    private let isOpen: Bool
    private let day: Day
    private let rules: Rules
    private let schemes: [SchemeTerms]
    private let obstacles: Obstacles
    private var household: WaitingHousehold?

    init(_ tx: Transaction, _ store: Store, _ number: ReferralNumber, on day: Day) throws {
        let row = try tx.optionalRow(
            """
            select n.citizen_id, n.state, p.priority, n.referred_on, n.unit_types, n.parked_until,
              \(fragment: ReferredHousehold.columns("n.facts", of: "n.citizen_id"))
            from referral_now n join lateral (
              select priority from referral_version v where v.referral_id = n.id and v.known_until = 'infinity') p on true
            where n.id = \(number)
            """)
        guard let row else { throw Problem.unknown(.referrals, "\(number)") }
        let state: ReferralState = try row["state"]
        let types: [String]? = try row["unit_types"]
        rules = try store.rules(tx)
        waiting = Waiting(
            referral: number, citizen: try row["citizen_id"], event: 0, referredOn: try row["referred_on"],
            priority: try row["priority"], unitTypes: types?.compactMap { UnitType(rawValue: $0) },
            parkedUntil: try row["parked_until"],
            facts: try row.household(tx.vault))
        isOpen = state == .open || state == .offered
        self.day = day
        schemes = try tx.schemesWithRoom(rules, on: day)
        obstacles = try Obstacles(tx, on: day)
        household = waiting.facts.flatMap { WaitingHousehold($0, on: day, rules.parameters.on(day)) }
    }

    mutating func prospect(_ unit: UnitToOffer) -> Prospect {
        let home = HomeOnDay(unit.home, parameters: rules.parameters.on(day), schemes: schemes, on: day)
        return obstacles.prospect(waiting, unit, household?.check(in: home) ?? .unknown, isOpen: isOpen)
    }

    /// The whole check; nil for a referral without facts.
    func check(_ unit: UnitToOffer) throws -> Check? {
        try waiting.facts.map { try HouseholdOnDay($0, on: day, rules).check(in: unit.home, subsidy: nil).check }
    }
}
