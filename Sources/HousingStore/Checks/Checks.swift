import FoundationEssentials
package import Housing
package import HousingAPI
import Postgres

/// A check as it was decided, ready to be kept: JSON of the facts it rests on and of its lines and outcome.
package struct CheckToKeep: Sendable {
    let referral: ReferralNumber
    let unit: UnitNumber?
    let rent: Money?
    let on: Day
    let outcome: CheckOutcome
    let result: String
    private let of: CheckFacts

    /// - Parameter unit: the dwelling; nil for a rent alone.
    package init(referral: ReferralNumber, unit: UnitNumber?, _ check: Check, of facts: CheckFacts) throws {
        self.referral = referral
        self.unit = unit
        rent = facts.home.rent
        on = check.on
        outcome = check.outcome
        of = facts
        result = try StreamedJSON.encode(check)
    }

    /// As they are kept. Written when asked for: of most checks a recheck only compares the result.
    var facts: String { get throws { try StreamedJSON.encode(of) } }
}

/// A check that was kept.
struct KeptCheck {
    let check: Check
    let facts: CheckFacts

    /// - Parameter row: `facts` and `result` as text.
    init(_ row: Row) throws {
        let (facts, result): (String, String) = (try row["facts"], try row["result"])
        self.facts = try JSONDecoder().decode(CheckFacts.self, from: Data(facts.utf8))
        check = try JSONDecoder().decode(Check.self, from: Data(result.utf8))
    }
}

extension Store {
    /// A check as JSON: its lines and outcome as they were decided.
    package func keptResult(_ name: String) async throws -> String {
        try await read { tx in
            let (id, row) = try tx.keptCheck(name)
            return OfCases(try row["result", as: String.self], "C", id)
        }.value
    }

    /// A check that was kept, beside the same facts under the parameters of another day. Nothing of it is stored.
    package func comparison(of name: String, against day: Day) async throws -> CheckComparison {
        try await read { tx in
            let (id, row) = try tx.keptCheck(name)
            let kept = try KeptCheck(row)
            let other = try kept.facts.check(on: day, try rules(tx))
            return OfCases(CheckComparison(check: kept.check, against: other.check, assumed: other.assumed), "C", id)
        }.value
    }
}

extension Transaction {
    /// - Throws: `not_allowed` of who is hidden, for rent and lines would tell which unit it is; and in a hidden unit.
    fileprivate func keptCheck(_ name: String) throws -> (id: Int, row: Row) {
        let id = try id(of: name, .checks)
        let row = try optionalRow(
            """
            select facts::text as facts, result::text as result, referral_id, received_unit_id from income_check where id = \(id)
            """)
        guard let row else { throw Problem.unknown(.checks, name) }
        try requireSeen(row["referral_id"], in: row["received_unit_id"])
        return (id, row)
    }

    /// Keeps a check. It is never recomputed and never changed.
    ///
    /// - Returns: the check's id.
    func keep(_ check: CheckToKeep, _ event: Event) throws -> Int {
        try row(
            """
            insert into income_check (referral_id, received_unit_id, rent, checked_on, outcome, facts, result, event_id)
            values (\(check.referral), \(check.unit), \(check.rent), \(check.on), \(check.outcome.rawValue),
              \(try check.facts)::jsonb, \(check.result)::jsonb, \(event.id)) returning id
            """)["id"]
    }
}
