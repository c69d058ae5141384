package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Checks a referral in a unit or at a rent, and keeps the check as it was decided.
    ///
    /// - Throws: `unit_or_rent`, what the facts, the dwelling and the subsidy want.
    package func runCheck(_ act: Act, _ request: CheckRun, today: Day) async throws -> Record {
        try await write(act) { tx in
            let referral = try tx.referral(request.referral)
            let home: Home
            switch (request.unit, request.rent) {
            case (let unit?, nil): home = Home(try tx.unit(tx.id(of: "\(unit)", .units)))
            case (nil, let rent?): home = Home(rent: rent, areaTenths: nil)
            case (nil, nil), (_?, _?): throw Problem.unitOrRent
            }
            let checked = try HouseholdOnDay(referral.household, on: request.on ?? today, try rules(tx))
                .check(in: home, subsidy: request.subsidy)
            let event = try tx.event(
                act, subject: "\(request.referral)", details: ["outcome": checked.check.outcome.rawValue])
            let check = try CheckToKeep(
                referral: request.referral, unit: request.unit, checked.check, of: checked.facts)
            return try tx.record(.checks, id: try tx.keep(check, event))
        }
    }

    /// Checks a referral in every unit that is open now and that the household may be offered, the cheapest first, and
    /// keeps the checks together.
    ///
    /// - Throws: `no_open_unit`, what the facts, the dwellings and the subsidy want.
    package func runOpenChecks(_ act: Act, _ request: CheckRunOpen, today: Day) async throws -> [Record] {
        try await write(act) { tx in
            let referral = try tx.referral(request.referral)
            let household = try HouseholdOnDay(referral.household, on: request.on ?? today, try rules(tx))
            var checks: [CheckToKeep] = []
            try tx.forEachOpenUnit(referral.unitTypes) { unit, home in
                let checked = try household.check(in: home, subsidy: request.subsidy)
                checks.append(
                    try CheckToKeep(referral: referral.number, unit: unit, checked.check, of: checked.facts))
            }
            guard !checks.isEmpty else { throw Problem.noOpenUnit(referral.number) }
            let event = try tx.event(act, subject: "\(referral.number)", details: ["units": "\(checks.count)"])
            return try checks.map { try tx.record(.checks, id: try tx.keep($0, event)) }
        }
    }
}

extension Problem {
    fileprivate static let unitOrRent = Problem(
        .wrongUse, "unit_or_rent",
        Words(da: "Angiv enten en bolig eller en husleje.", en: "Give either a unit or a rent."),
        hint: Words(
            da: "Alle åbne boliger på én gang: POST /v1/checks/open.",
            en: "All open units at once: POST /v1/checks/open."))

    fileprivate static func noOpenUnit(_ referral: ReferralNumber) -> Problem {
        Problem(
            .refused, "no_open_unit",
            Words(
                da: "Der er ingen åben bolig, som \(referral) kan tilbydes.",
                en: "No unit is open that \(referral) can be offered."),
            details: ["referral": referral.description],
            hint: Words(
                da: "Se boligerne: bolig units list --where state=open",
                en: "See the units: bolig units list --where state=open"))
    }
}
