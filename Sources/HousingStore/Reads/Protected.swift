package import Housing
import HousingAPI
import Postgres

// Name and address protection. Who is hidden from whoever is answered is said once, by the view `hidden_citizen`; every
// screen, list, file and answer asks it, in the statement that reads what it shows.

/// The setting by which a transaction says that whoever is answered may see all.
let seesProtected = "bolig.sees_protected"

/// The setting by which a transaction says that whoever is answered may see cases: names of files of citizens, too.
let seesCases = "bolig.sees_cases"

extension Transaction {
    /// True where a citizen is protected, and whoever is answered may not see protected persons.
    func isHidden(citizen: Int) throws -> Bool {
        try optionalRow("select from hidden_citizen where citizen_id = \(citizen)") != nil
    }

    /// The same of the citizen of a referral.
    func isHidden(_ referral: ReferralNumber) throws -> Bool {
        try optionalRow(
            "select from referral r join hidden_citizen using (citizen_id) where r.id = \(referral)") != nil
    }

    /// True where somebody hidden holds the unit; to an association none of its own is.
    func isHidden(_ unit: UnitNumber) throws -> Bool {
        guard mayHide else { return false }
        return try optionalRow("select from hidden_unit where received_unit_id = \(unit) limit 1") != nil
    }

    /// True where a step was taken with somebody hidden.
    func isHidden(step event: Int) throws -> Bool {
        try optionalRow(
            "select from event_thing join hidden_thing using (thing) where event_id = \(event) limit 1") != nil
    }

    /// Refuses what tells the lines of a check: they tell what the unit costs.
    ///
    /// - Parameter unit: nil for a rent alone.
    /// - Throws: `not_allowed` where the citizen of the referral is hidden, or the unit is.
    func requireSeen(_ referral: ReferralNumber, in unit: UnitNumber?) throws {
        if try isHidden(referral) { throw Problem.protectedPerson }
        if let unit, try isHidden(unit) { throw Problem.protectedPerson }
    }

    /// Refuses to say again what was said of somebody before the protection, who is hidden now.
    ///
    /// - Throws: `not_allowed`.
    func requireSeen(_ answer: some Any, to act: Act, givenAt: Timestamp) throws {
        guard let answer = answer as? any ShowsCases, act.action != Operations.referralsProtect.name else { return }
        var cases = ShownCases()
        answer.add(to: &cases)
        guard !cases.isEmpty else { return }
        let hidden = try optionalRow(
            """
            select from (\(fragment: cases.citizens)) c (citizen_id) join hidden_citizen using (citizen_id)
            where \(givenAt)::timestamptz < (
              select min(v.known_from) from referral r join referral_version v on v.referral_id = r.id
              where r.citizen_id = c.citizen_id and v.protected_until is not null) limit 1
            """)
        if hidden != nil { throw Problem.protectedPerson }
        // Nor one of somebody who is forgotten since: it says who it was.
        let forgotten = try optionalRow(
            """
            select from (\(fragment: cases.citizens)) c (citizen_id) join identity i using (citizen_id)
            where i.forgotten_at > \(givenAt)::timestamptz limit 1
            """)
        if forgotten != nil, act.action != Operations.citizensForget.name {
            throw Problem(
                .refused, "citizen_forgotten",
                Words(
                    da: "Svaret fra dengang gives ikke igen: borgeren er glemt siden.",
                    en: "The answer of then is not given again: the citizen has been forgotten since."))
        }
    }
}

/// True where it is nobody hidden whose id the expression is.
func isSeen(_ citizen: Statement) -> Statement {
    "not exists (select from hidden_citizen h where h.citizen_id = \(fragment: citizen))"
}

extension Store {
    /// Whether anybody is hidden from whoever is answered. Files that an association is shown tell of no citizen.
    package func hidesAnybody() async throws -> Bool {
        guard Reader.current?.association == nil else { return false }
        return try await transaction(.readOnly) { try $0.optionalRow("select from hidden_citizen limit 1") != nil }
    }
}

extension Problem {
    /// Name and address are protected, and who asks may not see protected persons.
    package static let protectedPerson = Problem(
        .notAllowed, "not_allowed",
        Words(
            da: "Navn og adresse er beskyttet, og din bruger har ikke ret til at se beskyttede borgere.",
            en: "Name and address are protected, and your user may not see protected citizens."),
        details: ["right": Right.readProtected.rawValue],
        hint: Words(
            da: "Det kræver rollen beskyttede borgere ved siden af din egen.",
            en: "It takes the role protected beside your own."))
}
