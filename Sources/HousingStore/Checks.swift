package import Housing
package import HousingAPI
import Postgres

/// A check as it was decided, ready to be kept: JSON of the facts it rests on and of its lines and outcome.
package struct CheckToKeep: Sendable {
    package let referral: ReferralNumber
    package let unit: UnitNumber?
    package let rent: Money?
    package let on: Day
    package let outcome: String
    package let facts: String
    package let result: String

    package init(
        referral: ReferralNumber, unit: UnitNumber?, rent: Money?, on: Day, outcome: String, facts: String,
        result: String
    ) {
        self.referral = referral
        self.unit = unit
        self.rent = rent
        self.on = on
        self.outcome = outcome
        self.facts = facts
        self.result = result
    }
}

extension Store {
    /// Keeps a check. It is never recomputed and never changed.
    package func keepCheck(_ act: Act, _ check: CheckToKeep) async throws -> Record {
        try await write(act) { tx in
            let event = try tx.event(act, subject: "\(check.referral)", details: ["outcome": check.outcome])
            return try tx.record(.checks, id: try tx.keep(check, event: event))
        }
    }

    /// Keeps the checks of one referral in several units, together.
    package func keepChecks(_ act: Act, _ checks: [CheckToKeep]) async throws -> [Record] {
        try await write(act) { tx in
            let event = try tx.event(
                act, subject: checks.first.map { "\($0.referral)" }, details: ["units": "\(checks.count)"])
            return try checks.map { try tx.record(.checks, id: try tx.keep($0, event: event)) }
        }
    }

    /// The units that are open now, the cheapest first.
    package func openUnits(_ types: [UnitType]?) async throws -> [(unit: UnitNumber, home: Home)] {
        try await read { tx in
            var units: [(unit: UnitNumber, home: Home)] = []
            try tx.forEachOpenUnit(types) { units.append(($0, $1)) }
            return units
        }
    }

    /// A check as JSON: the facts it rests on, and its lines and outcome as they were decided.
    package func keptCheck(_ name: String) async throws -> (facts: String, result: String) {
        try await read { tx in
            let id = try tx.id(of: name, .checks)
            let row = try tx.optionalRow(
                "select facts::text as facts, result::text as result from income_check where id = \(id)")
            guard let row else { throw Refusal.unknown(.checks, name) }
            return (try row["facts"], try row["result"])
        }
    }
}

extension Transaction {
    /// - Returns: the check's id.
    func keep(_ check: CheckToKeep, event: Int) throws -> Int {
        try row(
            """
            insert into income_check (referral_id, received_unit_id, rent, checked_on, outcome, facts, result, event_id)
            values (\(check.referral), \(check.unit), \(check.rent), \(check.on), \(check.outcome), \(check.facts)::jsonb,
                    \(check.result)::jsonb, \(event)) returning id
            """)["id"]
    }
}
