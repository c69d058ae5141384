package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Changes facts of a referral by hand. What a hand entered outlives the next file.
    ///
    /// - Returns: the referral; under `changes` what was changed, nothing where the values are those that are known; under
    ///   `turned` what that means for the rents the household can afford.
    /// - Throws: `not_allowed` where it says who somebody is who is hidden: the answer has what was known.
    package func changeReferral(
        _ act: Act, _ name: String, _ change: some FactsChange<ReferralFacts>, today: Day
    ) async throws -> Record {
        try act.requireReason()
        return try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            let citizen = try tx.citizen(of: number)
            try tx.lock(citizen: citizen)
            // Refuses one that is closed, or has no facts to change.
            _ = try tx.openReferral(number)
            if change.columns.contains(where: ReferralFacts.tellsWho), try tx.isHidden(citizen: citizen) {
                throw Problem.protectedPerson
            }
            guard let known = try tx.referralFacts(number.value) else { throw Problem.unknown(.referrals, "\(number)") }
            let facts = try change.applied(to: known)
            let changed = FactChanged.between(known.columns, facts.columns)
            if !changed.isEmpty {
                let event = try tx.event(
                    act, subject: "\(number)", details: ["columns": changed.map(\.column).joined(separator: " ")])
                try tx.follow(.referral, of: number.value, event, set: try facts.versioned(of: citizen, tx))
                try tx.step(event, [.referral(number)])
                try tx.requestRecheck(.facts, event: event.id)
            }
            let rules = try rules(tx)
            let before = try tx.reach(of: known, rules, on: today)
            let after = changed.isEmpty ? before : try tx.reach(of: facts, rules, on: today)
            var record = try tx.record(.referrals, id: number.value)
            record.fields += [
                ("changes", .changes(changed)),
                (
                    "turned",
                    .record(
                        Record(fields: [
                            ("passes_before", .whole(before.passes)), ("passes", .whole(after.passes)),
                            ("max_rent_before", .whole(before.maxRent)), ("max_rent", .whole(after.maxRent)),
                        ]))
                ),
            ]
            return record
        }
    }
}

extension Record.Value {
    fileprivate static func whole(_ number: Int?) -> Record.Value { number.map { .number("\($0)") } ?? .null }
}

/// How far the economy of a household reaches.
private struct Reach {
    /// How many units of 12 months it can afford; nil where there was none to meet.
    var passes: Int?
    /// kr/month in the dwelling a frontier is reckoned with; nil where it depends on what is missing.
    var maxRent: Int?
}

extension Transaction {
    /// The units of the 12 months to the day that facts pass in, and the highest rent that does.
    fileprivate func reach(of facts: ReferralFacts, _ rules: Rules, on day: Day) throws -> Reach {
        let parameters = rules.parameters.on(day)
        let household = facts.household.household(on: day, parameters)
        // Facts that cannot be on that day decide nothing until someone corrects them.
        guard (try? household.validate(parameters: parameters)) != nil else { return Reach() }
        var homes: [Home] = []
        try forEachRecentUnit(facts.unitTypes, on: day) { _, home in homes.append(home) }
        let survey = DwellingList(homes, parameters: parameters, schemes: rules.schemes, on: day)
            .survey(of: household, types: facts.unitTypes)
        let home = homes.first ?? rules.homeToReckonWith(on: day)
        let check = DisposableIncome.check(
            household, home, parameters: parameters, schemes: rules.schemes, on: day)
        return Reach(passes: homes.isEmpty ? nil : survey.passes, maxRent: check.maxRent)
    }
}
