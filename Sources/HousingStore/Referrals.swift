import FoundationEssentials
package import Housing
import HousingAPI
import Postgres

/// A referral, as a check and an offer need it.
package struct Referral: Sendable {
    package let number: ReferralNumber
    package let state: ReferralState
    let citizen: Int
    package let household: ReferredHousehold
    /// Types the household may be offered; nil is all.
    package let unitTypes: [UnitType]?
}

extension Store {
    /// The facts of a referral, refused where a register brought it without any.
    package func referral(_ name: String) async throws -> Referral {
        try await read { tx in try tx.referral(ReferralNumber(try tx.id(of: name, .referrals))) }
    }

    /// Who the citizen of a referral is. A look-up of a person: it leaves an event with its purpose.
    package func citizen(_ act: Act, of referral: String) async throws -> ReferredCitizen? {
        let sealed: [[UInt8]]? = try await pool.transaction(.readWrite) { tx in
            let id = try tx.id(of: referral, .referrals)
            _ = try tx.event(act, subject: "\(ReferralNumber(id))")
            let row = try tx.optionalRow(
                """
                select i.key, i.sealed from referral r join identity i on i.citizen_id = r.citizen_id
                where r.id = \(id) and i.sealed is not null
                """)
            return try row.map { [try $0["key"], try $0["sealed"]] }
        }
        guard let sealed else { return nil }
        let identity = try JSONDecoder().decode(
            SealedIdentity.self, from: Data(try vault.open(key: sealed[0], sealed: sealed[1])))
        return ReferredCitizen(cpr: identity.cpr, name: identity.name)
    }
}

/// What is sealed of a citizen.
struct SealedIdentity: Codable {
    var cpr: String
    var name: String?
}

extension Transaction {
    func referral(_ number: ReferralNumber) throws -> Referral {
        let row = try optionalRow(
            "select citizen_id, state, facts::text as facts, unit_types from referral_now where id = \(number)")
        guard let row else { throw Refusal.unknown(.referrals, number.description) }
        guard let facts: String = try row["facts"] else {
            throw Refusal(
                .refused, "referral_without_facts",
                Words(
                    da: "\(number) kom med registret og har ingen oplysninger at regne på.",
                    en: "\(number) came with the register and has no facts to check."),
                details: ["referral": number.description])
        }
        let types: [String]? = try row["unit_types"]
        return Referral(
            number: number, state: try row["state"], citizen: try row["citizen_id"],
            household: try JSONDecoder().decode(ReferredHousehold.self, from: Data(facts.utf8)),
            unitTypes: types?.compactMap { UnitType(rawValue: $0) })
    }

    /// The referral, refused where it is closed.
    func openReferral(_ number: ReferralNumber) throws -> Referral {
        let referral = try referral(number)
        // Offered is open too: whoever may not decide on an offer says so in its own words.
        guard referral.state == .open || referral.state == .offered else {
            let words = referral.state.words
            throw Refusal(
                .refused, "referral_\(referral.state.rawValue)",
                Words(
                    da: "\(number) er ikke åben: \(words.da.lowercased()).",
                    en: "\(number) is not open: \(words.en.lowercased())."),
                details: ["referral": number.description, "state": referral.state.rawValue])
        }
        return referral
    }

    /// Closes a referral: the citizen no longer waits on it.
    func close(_ number: ReferralNumber, as state: ReferralState, on day: Day, event: Int) throws {
        try change(number, event: event, closedOn: day, closedAs: state)
    }

    /// Opens it again after what closed it was undone.
    func reopen(_ number: ReferralNumber, event: Int) throws {
        try change(number, event: event, closedOn: nil, closedAs: nil)
    }

    private func change(_ number: ReferralNumber, event: Int, closedOn: Day?, closedAs: ReferralState?) throws {
        try execute(
            """
            with old as (
              update referral_version set known_until = greatest(now(), known_from + interval '1 microsecond')
              where referral_id = \(number) and known_until = 'infinity' returning *
            )
            insert into referral_version (referral_id, referred_on, target_group, homeless, homeless_category, unit_types,
              facts, closed_on, closed_as, known_from, event_id)
            select referral_id, referred_on, target_group, homeless, homeless_category, unit_types, facts,
              \(closedOn), \(closedAs), known_until, \(event) from old
            """)
    }
}
