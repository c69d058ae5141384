package import Housing
package import HousingAPI
import Postgres

/// A recheck that is to be done, or is half done.
package struct Recheck: Sendable {
    package let number: RecheckNumber
    /// The day that picks parameters and ages.
    package let on: Day
    /// The draft that is tried; nil where the parameters in force are.
    package let draft: ParameterSetNumber?
    /// Referrals up to this one are done.
    package var lastReferral: Int
}

extension Store {
    /// The first recheck that is not finished, started where it was not: its day is `today`, or for a draft the day in
    /// its period that is nearest.
    package func nextRecheck(today: Day) async throws -> Recheck? {
        try await transaction { tx in
            // Whoever asked has committed, or asks again: then what they changed will be seen.
            guard try tx.row("select pg_try_advisory_xact_lock(\(recheckLock)) as free")["free", as: Bool.self],
                let next = try tx.optionalRow(
                    """
                    select r.id, r.checked_on, r.last_referral, r.parameter_set_id, s.valid_from,
                      (select min(n.valid_from) - 1 from parameter_set_version n
                       where n.known_until = 'infinity' and n.valid_from > s.valid_from) as valid_until
                    from recheck r left join parameter_set s on s.id = r.parameter_set_id
                    where r.finished_at is null order by r.id limit 1 for update of r skip locked
                    """)
            else { return nil }
            let number: RecheckNumber = try next["id"]
            var on = today
            if let from: Day = try next["valid_from"] { on = max(on, from) }
            if let until: Day = try next["valid_until"] { on = min(on, until) }
            if let started: Day = try next["checked_on"] {
                on = started
            } else {
                try tx.execute("update recheck set started_at = now(), checked_on = \(on) where id = \(number)")
            }
            return Recheck(
                number: number, on: on, draft: try next["parameter_set_id"], lastReferral: try next["last_referral"])
        }
    }

    /// How many rechecks wait, or are half done.
    package func waitingRechecks() async throws -> Int {
        try await read { tx in try tx.row("select count(*) from recheck where finished_at is null")["count"] }
    }

    /// Asks for a recheck on a new day: ages, parameters and the last 12 months are others. Once a day, whoever asks.
    package func requestDailyRecheck(today: Day) async throws {
        let act = Act(actor: "boligd", request: "rechecks", action: "rechecks.day")
        try await transaction { tx in
            let isDone: Bool = try tx.row(
                """
                select exists (select from recheck where cause <> 'draft'
                               and (started_at is null or checked_on = \(today))) as done
                """)["done"]
            if !isDone { try tx.requestRecheck(.day, event: try tx.event(act).id) }
        }
    }

    /// Tries a draft on every open referral. Nothing of how they stand changes.
    package func requestImpact(_ act: Act, _ name: String) async throws -> Record {
        try await write(act) { tx in
            let set = try tx.id(of: name, .parameters)
            guard try tx.record(.parameters, id: set)["state"] == .text("draft") else { throw Problem.notADraft(name) }
            let event = try tx.event(act, subject: "\(ParameterSetNumber(set))")
            let id: Int = try tx.row(
                """
                insert into recheck (cause, parameter_set_id, event_id)
                values (\(RecheckCause.draft.rawValue), \(set), \(event.id)) returning id
                """)["id"]
            return try tx.record(.rechecks, id: id)
        }
    }
}

extension ImportKind {
    /// Why a file of this kind has open referrals checked again; nil where it says nothing they are checked with.
    var recheckCause: RecheckCause? {
        switch self {
        case .units, .register: .units
        case .referrals: .facts
        case .census, .vacancies: nil
        }
    }
}

extension Transaction {
    /// Asks for a recheck of every open referral after what this transaction changes. To be called last.
    func requestRecheck(_ cause: RecheckCause, event: Int) throws {
        try execute("select pg_advisory_xact_lock_shared(\(recheckLock))")
        try execute(
            "insert into recheck (cause, event_id) values (\(cause.rawValue), \(event)) on conflict do nothing")
    }
}

/// Held shared by whoever asks for a recheck until they have committed, and for a moment by who starts one.
private let recheckLock = Lock.recheck.rawValue

extension Problem {
    /// Only a draft can be tried or approved.
    static func notADraft(_ name: String) -> Problem {
        Problem(
            .refused, "not_a_draft",
            Words(da: "\(name) er allerede godkendt.", en: "\(name) has already been approved."),
            details: ["set": name],
            hint: Words(da: "Se satserne: bolig parameters list", en: "See them: bolig parameters list"))
    }
}
