package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The subsidies that end from a day until the same date so many months on, the first to end first, each with the
    /// check of the day after it has ended.
    package func subsidiesEnding(within months: Int, from day: Day) async throws -> SubsidyEndings {
        try await read { tx in
            SubsidyEndings(items: try tx.subsidiesEnding(within: months, from: day, try rules(tx)))
        }
    }
}

/// A subsidy that ends, and of what.
private struct Ending {
    let number: SubsidyNumber
    let allocation: AllocationNumber
    let referral: ReferralNumber
    let unit: UnitNumber
    let amount: Money
    let endsOn: Day
}

extension Transaction {
    /// The same, as the transaction sees them.
    func subsidiesEnding(within months: Int, from day: Day, _ rules: Rules) throws -> [SubsidyEnding] {
        try endings(from: day, to: day.adding(months: months)).map { ending in
            let check = try check(after: ending, rules)
            let hides = try isHidden(ending.referral)
            return SubsidyEnding(
                subsidy: ending.number, referral: ending.referral, endsOn: ending.endsOn,
                amount: hides ? nil : ending.amount,
                after: check?.outcome ?? .unknown,
                // It would tell the rent of a unit that is not shown, as what is paid of it would.
                shortfall: hides ? nil : check?.shortfall.map { Money(kroner: $0) })
        }
    }

    private func endings(from first: Day, to last: Day) throws -> [Ending] {
        try rows(
            """
            select s.id, v.allocation_id, a.referral_id, a.received_unit_id, v.amount, v.ends_on
            from subsidy s join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity'
            join allocation a on a.id = v.allocation_id
            where not v.undone and v.ends_on between \(first) and \(last) order by v.ends_on, s.id
            """
        ).map { row in
            Ending(
                number: try row["id"], allocation: try row["allocation_id"], referral: try row["referral_id"],
                unit: try row["received_unit_id"], amount: try row["amount"], endsOn: try row["ends_on"])
        }
    }

    /// The household in its unit the day after, with what other subsidies still pay then; nil where a register brought
    /// the referral without facts, or its facts cannot be.
    fileprivate func check(after ending: Ending, _ rules: Rules) throws -> Check? {
        let day = ending.endsOn.adding(days: 1)
        let others = try subsidies(of: ending.allocation).filter { $0.isRunning(on: day) }
        let home = Home(try unit(ending.unit.value))
        do {
            let facts = CheckFacts(
                household: try HouseholdOnDay(try referral(ending.referral).household, on: day, rules).household,
                home: home,
                subsidy: others.first.map {
                    StatedSubsidy(scheme: $0.scheme, amount: others.reduce(.zero) { $0 + $1.amount })
                })
            return try facts.check(on: day, rules).check
        } catch let problem as Problem where problem.kind == .refused || problem.kind == .unreadable {
            return nil
        }
    }
}
