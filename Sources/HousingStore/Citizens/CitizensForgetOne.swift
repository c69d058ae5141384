import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Forgets who one citizen is, as the days of keeping do when they are over: every count stays as it was. Once more is
    /// no mistake.
    ///
    /// - Throws: `case_open` where something still runs; `unknown_referral`, `unknown_citizen`; `citizen_or_referral` for
    ///   neither or both.
    package func forgetCitizen(_ act: Act, _ named: CitizenNamed) async throws -> CitizenForgotten {
        try act.requireReason()
        return try await write(act) { tx in
            // A file finds citizens by the hash that goes, so it takes turns with this.
            try tx.lockFiles(of: nil)
            let citizen = try tx.citizen(named)
            try tx.lock(citizen: citizen)
            if let open = try tx.openCase(of: citizen) { throw Problem.caseOpen(open) }
            let referrals: [ReferralNumber] = try tx.rows(
                "select id from referral where citizen_id = \(citizen) order by id"
            ).map { try $0["id"] }
            let known = try tx.row(
                """
                select (select count(*) from identity where citizen_id = \(citizen) and forgotten_at is null) as identities,
                  (select count(*) from referral_note n join referral r on r.id = n.referral_id
                   where r.citizen_id = \(citizen) and n.key is not null)
                  + (select count(distinct n.id) from step_note n join allocation_version v on v.note_id = n.id
                     where v.citizen_id = \(citizen) and (n.key is not null or n.plain is not null)) as notes
                """)
            let (identities, notes): (Int, Int) = (try known["identities"], try known["notes"])
            guard identities + notes > 0 else {
                return CitizenForgotten(referrals: referrals, notes: 0, already: true)
            }
            try tx.forget([citizen])
            let event = try tx.event(act, subject: referrals.first?.description, details: ["notes": "\(notes)"])
            // It stands in the history of every case.
            try tx.execute(
                """
                insert into event_thing (thing, event_id)
                select thing, \(event.id)::bigint from unnest(\(referrals.map(\.description))::text[]) thing
                """)
            return CitizenForgotten(referrals: referrals, notes: notes, already: identities == 0)
        }
    }
}

extension Transaction {
    /// The thing of a citizen to be ended first of those that have not come to their end: an offer or an allocation nobody
    /// has moved in on, a referral that waits, a subsidy that is or will be paid. Who has one has a case.
    func openCase(of citizen: Int) throws -> Thing? {
        let row = try optionalRow(
            """
            select thing from (
              select 'R-' || id as thing, 2 as place from referral_now
              where citizen_id = \(citizen) and state in ('open', 'offered')
              union all
              select 'A-' || allocation_id, 1 from allocation_version
              where citizen_id = \(citizen) and known_until = 'infinity' and (open or state = 'offered')
              union all
              select 'S-' || s.subsidy_id, 3 from subsidy_version s
              join allocation_version l on l.allocation_id = s.allocation_id and l.known_until = 'infinity'
              where l.citizen_id = \(citizen) and s.known_until = 'infinity' and not s.undone
                and coalesce(s.ends_on, 'infinity') >= today()
            ) o order by place, thing limit 1
            """)
        return try row.flatMap { Thing(try $0["thing", as: String.self]) }
    }

    /// Refuses what would be done with the case of somebody who is forgotten.
    ///
    /// - Throws: `citizen_forgotten`.
    func requireRemembered(_ referral: ReferralNumber) throws {
        let found = try optionalRow(
            """
            select from referral r join identity i on i.citizen_id = r.citizen_id
            where r.id = \(referral) and i.forgotten_at is not null
            """)
        if found != nil { throw Problem.citizenForgotten(.referral(referral)) }
    }

    /// Refuses a step after which somebody who is forgotten would have a case: nobody could say whose it is.
    ///
    /// - Throws: `citizen_forgotten`.
    func requireRemembered(_ things: [Thing]) throws {
        let forgotten: [Int] = try rows(
            """
            select i.citizen_id from identity i where i.forgotten_at is not null and i.citizen_id in (
              select citizen_id from referral where id = any(\(things.referrals)::bigint[])
              union all select citizen_id from allocation where id = any(\(things.allocations)::bigint[])
              union all select a.citizen_id from subsidy s join allocation a on a.id = s.allocation_id
              where s.id = any(\(things.subsidies)::bigint[]))
            """
        ).map { try $0["citizen_id"] }
        for citizen in forgotten {
            if let open = try openCase(of: citizen) { throw Problem.citizenForgotten(open) }
        }
    }
}

extension Problem {
    /// Who has a case is not forgotten.
    fileprivate static func caseOpen(_ thing: Thing) -> Problem {
        let end =
            switch thing {
            case .referral: "bolig referrals close \(thing)"
            case .allocation: "bolig allocations move-in \(thing), decline \(thing)"
            default: "bolig subsidies end \(thing)"
            }
        return Problem(
            .refused, "case_open",
            Words(
                da: "Borgeren har en sag, der ikke er afsluttet: \(thing).",
                en: "The citizen has a case that is not finished: \(thing)."),
            details: ["number": "\(thing)"],
            hint: Words(da: "Afslut den først: \(end)", en: "Finish it first: \(end)"))
    }

    fileprivate static func citizenForgotten(_ thing: Thing) -> Problem {
        Problem(
            .refused, "citizen_forgotten",
            Words(
                da: "Borgeren er glemt, så ingen ved, hvem \(thing) er: sagen kan ikke åbnes igen.",
                en: "The citizen is forgotten, so nobody knows who \(thing) is: the case cannot be opened again."),
            details: ["number": "\(thing)"],
            hint: Words(
                da: "Få borgeren indstillet på ny: bolig referrals create",
                en: "Have the citizen referred anew: bolig referrals create"))
    }
}
