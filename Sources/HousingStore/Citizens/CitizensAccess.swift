import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The look-ups of a citizen, as the citizen may have them. It is one of them itself, from the next time on.
    ///
    /// - Throws: `unknown_referral`, `unknown_citizen`; `citizen_or_referral` for neither or both.
    package func access(of named: CitizenNamed) async throws -> CitizenAccess {
        try await read { tx in
            let citizen = try tx.citizen(named)
            let reads = try tx.rows(
                """
                select e.at, e.reason as purpose, e.details ->> 'operation' as operation
                from event_citizens c join event e on e.id = c.event_id
                where c.citizens @> array[\(citizen)::bigint] and e.action = 'read' order by e.id
                """
            ).map { row in
                CitizenRead(
                    at: Instant(microseconds: try row["at", as: Timestamp.self].microseconds),
                    purpose: try row["purpose"], operation: try row["operation"])
            }
            // The number stands in the statement as it stands in the index (`event_read_long`).
            let long: Int = try tx.row(
                """
                select count(*) from event
                where action = 'read' and (details ->> 'citizens')::int > \(unescaped: "\(Reader.mostNamed)") and at >= (
                  select min(v.known_from) from referral r join referral_version v on v.referral_id = r.id
                  where r.citizen_id = \(citizen))
                """)["count"]
            return OfCases(CitizenAccess(reads: reads, longLists: long), citizen: citizen)
        }.value
    }
}

extension Transaction {
    /// The id of the citizen that is named.
    ///
    /// - Throws: as `Store.access`.
    func citizen(_ named: CitizenNamed) throws -> Int {
        switch (named.referral, named.cpr) {
        case (let referral?, nil): return try citizen(of: ReferralNumber(try id(of: referral, .referrals)))
        case (nil, let cpr?):
            let digits = cpr.filter { $0 != "-" && $0 != " " }
            let row = try optionalRow(
                """
                select citizen_id from identity i
                where cpr_hash = \(try vault.hash("cpr", digits)) and \(fragment: isSeen("i.citizen_id"))
                """)
            guard let row else { throw Problem.unknownCitizen }
            return try row["citizen_id"]
        default: throw Problem.citizenOrReferral
        }
    }
}

extension Problem {
    /// Nobody here has that CPR number, or is forgotten, or hidden. It is not said again.
    fileprivate static let unknownCitizen = Problem(
        .notFound, "unknown_citizen",
        Words(da: "Ingen borger her har det CPR-nummer.", en: "No citizen here has that CPR number."),
        hint: Words(
            da: "Er borgeren glemt, så brug indstillingens nummer.",
            en: "If the citizen is forgotten, give the number of the referral."))

    fileprivate static let citizenOrReferral = Problem(
        .wrongUse, "citizen_or_referral",
        Words(
            da: "Skriv enten indstillingen eller CPR-nummeret.", en: "Give either the referral or the CPR number."))
}
