package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The highest rents that a referral passes at, on a day and from each later day known now.
    ///
    /// - Parameter unit: the dwelling to reckon with; else the cheapest suitable one of the 12 months to the day, or the
    ///   parameter `cheapest_unit` where there is none.
    package func frontier(of name: String, in unit: String?, on day: Day) async throws -> ReferralFrontier {
        try await read { tx in
            let rules = try rules(tx)
            let referral = try tx.referral(ReferralNumber(try tx.id(of: name, .referrals)))
            var number: UnitNumber?
            var home = rules.homeToReckonWith(on: day)
            if let unit {
                let id = try tx.id(of: unit, .units)
                (number, home) = (UnitNumber(id), Home(try tx.unit(id)))
            } else if let cheapest = try tx.cheapestRecentUnit(referral.unitTypes, on: day) {
                (number, home) = (cheapest.unit, cheapest.home)
            }
            let frontier = try Frontier(
                referral.household, home, subsidies: try tx.subsidies(of: referral.number), history: rules.parameters,
                schemes: rules.schemes, from: day)
            if unit == nil, try tx.isHidden(referral.number) { number = nil }
            return ReferralFrontier(referral: referral.number, unit: number, home: home, steps: frontier.steps)
        }
    }
}

extension Rules {
    /// The dwelling that rents are reckoned with where no unit was received in 12 months: the cheapest there is, as far
    /// as the parameters say.
    func homeToReckonWith(on day: Day) -> Home {
        guard case .home(let rent, let area, let heating) = parameters.on(day)[.cheapestUnit]?.value else {
            return Home(rent: nil, areaTenths: nil)
        }
        return Home(rent: rent, areaTenths: area, heating: heating)
    }
}
