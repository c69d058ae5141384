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

    /// The stored result of a check as JSON: its lines and outcome as they were decided.
    package func checkResult(_ name: String) async throws -> String {
        try await read { tx in
            let id = try tx.id(of: name, .checks)
            let row = try tx.optionalRow("select result::text as result from income_check where id = \(id)")
            guard let row else { throw Refusal.unknown(.checks, name) }
            return try row["result"]
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
