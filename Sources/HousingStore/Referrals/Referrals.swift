import FoundationEssentials
import Housing
import HousingAPI
import Postgres

/// A referral, as a check and an offer need it.
struct Referral {
    let number: ReferralNumber
    let state: ReferralState
    let citizen: Int
    let referredOn: Day?
    /// The offer or allocation it has now.
    let allocation: AllocationNumber?
    let household: ReferredHousehold
    /// Types the household may be offered; nil is all.
    let unitTypes: [UnitType]?
    /// The last day it is parked; nil where it is not.
    let parkedUntil: Day?
}

/// What is sealed of a citizen in `identity`.
struct SealedIdentity: Codable {
    var cpr: String
    /// Only until it is moved to the versions of the citizen's referrals, where it stands now.
    var name: String?
}

extension Vault {
    /// What is sealed of a citizen.
    func identity(key: [UInt8], sealed: [UInt8], of citizen: Int) throws -> SealedIdentity {
        try JSONDecoder().decode(
            SealedIdentity.self, from: Data(try open(key: key, sealed: sealed, of: .identity(citizen: citizen))))
    }
}

extension Transaction {
    /// The name of the citizen of a referral, as the referral has it; nil where it is unknown, once the citizen is forgotten, of
    /// one whom a register brought, and of one who is hidden.
    func name(of referral: Int) throws -> String? {
        let row = try optionalRow(
            """
            select v.sealed_name, \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id"))
            from referral r join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
            where r.id = \(referral) and \(fragment: isSeen("r.citizen_id"))
            """)
        return try row?.name(vault)
    }

    /// Whose it is: it never changes, so it can be read before the citizen is locked.
    func citizen(of number: ReferralNumber) throws -> Int {
        let row = try optionalRow("select citizen_id from referral where id = \(number)")
        guard let row else { throw Problem.unknown(.referrals, number.description) }
        return try row["citizen_id"]
    }

    /// The facts of a referral, refused where a register brought it without any.
    func referral(_ number: ReferralNumber) throws -> Referral {
        let row = try optionalRow(
            """
            select citizen_id, state, referred_on, allocation, unit_types, parked_until,
              \(fragment: ReferredHousehold.columns("facts", of: "n.citizen_id"))
            from referral_now n where id = \(number)
            """)
        guard let row else { throw Problem.unknown(.referrals, number.description) }
        guard let household = try row.household(vault) else {
            throw Problem(
                .refused, "referral_without_facts",
                Words(
                    da: "\(number) kom med registret og har ingen oplysninger at regne på.",
                    en: "\(number) came with the register and has no facts to check."),
                details: ["referral": number.description])
        }
        let types: [String]? = try row["unit_types"]
        return Referral(
            number: number, state: try row["state"], citizen: try row["citizen_id"],
            referredOn: try row["referred_on"], allocation: try row["allocation"],
            household: household,
            unitTypes: types?.compactMap { UnitType(rawValue: $0) }, parkedUntil: try row["parked_until"])
    }

    /// The referral, refused where it is closed.
    func openReferral(_ number: ReferralNumber) throws -> Referral {
        let referral = try referral(number)
        // Offered is open too: whoever may not decide on an offer says so in its own words.
        guard referral.state == .open || referral.state == .offered else {
            throw Problem.notOpen(number, referral.state)
        }
        return referral
    }

    /// Closes a referral: the citizen no longer waits on it, and it is no longer parked.
    func close(_ number: ReferralNumber, as state: ReferralState, on day: Day, _ event: Event) throws {
        try follow(
            .referral, of: number.value, event,
            set: [
                "closed_on": "\(day)", "closed_as": "\(state)", "parked_on": "null", "parked_until": "null",
                "parked_reason": "null", "unparked_on": "null", "note_id": "null",
                "last_step_on": Self.lastStepOn,
            ])
    }

    /// The day of the last step that a parking or a closing leaves behind: of a parking's end, of a parking, of an opening.
    static let lastStepOn: Statement = "coalesce(v.unparked_on, v.parked_on, v.last_step_on)"

    /// The day that the closing of a referral does not lie before: of the last step before it, or the referral's own.
    func dayBeforeClosing(of number: ReferralNumber) throws -> Day? {
        try row(
            """
            select greatest(referred_on, last_step_on, parked_on, unparked_on) as day
            from referral_version where referral_id = \(number) and known_until = 'infinity'
            """)["day"]
    }

    /// Opens it again after what closed it was undone.
    ///
    /// - Parameter day: the day on which it was opened, where the opening is a step of its own.
    func reopen(_ number: ReferralNumber, on day: Day? = nil, _ event: Event) throws {
        try follow(
            .referral, of: number.value, event,
            set: [
                "closed_on": "null", "closed_as": "null", "closed_reason": "null", "note_id": "null",
                "last_step_on": "coalesce(\(day)::date, v.last_step_on)",
            ])
    }
}

extension Problem {
    /// A referral that is closed: what became of it.
    static func notOpen(_ referral: ReferralNumber, _ state: ReferralState) -> Problem {
        Problem(
            .refused, "referral_\(state.rawValue)",
            Words(
                da: "\(referral) er ikke åben: \(state.words.da.lowercased()).",
                en: "\(referral) is not open: \(state.words.en.lowercased())."),
            details: ["referral": "\(referral)", "state": state.rawValue])
    }
}
