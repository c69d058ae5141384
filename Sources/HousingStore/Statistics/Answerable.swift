package import Housing
import Postgres

extension Store {
    /// Refuses what no figure can answer, before anything is reckoned.
    ///
    /// - Throws: `Problem` `known_before_service` where K lies before the first record there is; `period_not_begun` where
    ///   the period begins after K's day.
    package func checkAnswerable(_ period: Period, _ knownAt: KnownAt) async throws {
        let (first, now) = try await read { tx in
            (try tx.firstInstant(), try tx.row("select now() as at")["at", as: Timestamp.self])
        }
        let instant = knownAt.instant(latest: Instant(microseconds: now.microseconds))
        if let first, instant < first {
            let day = first.copenhagenDay
            throw Problem(
                .wrongUse, "known_before_service",
                Words(
                    da: "Dengang vidste tjenesten intet: dens første oplysning er fra \(day.danish).",
                    en: "The service knew nothing then: its first record is of \(day)."),
                details: ["known_at": instant.description, "first": day.description],
                hint: Words(
                    da: "Spørg om fortiden med --period; --known-at er, hvad vi vidste hvornår.",
                    en: "Ask about the past with --period; --known-at is what we knew when."))
        }
        guard period.from <= instant.copenhagenDay else {
            throw Problem(
                .wrongUse, "period_not_begun",
                Words(da: "\(period.text) er ikke begyndt.", en: "\(period.text) has not begun."),
                details: ["period": period.text, "known_at": instant.description])
        }
    }
}

extension Store {
    /// K as somebody may ask for it. Who may not see citizens' cases gets figures as of a day's end that has come, or of a
    /// package that was frozen: of two figures a moment apart the difference is a citizen.
    ///
    /// Before the service has seen the end of a day there is no other answer than the latest.
    ///
    /// - Throws: `not_allowed` for another instant.
    package func knownAt(_ asked: KnownAt, seesCases: Bool, today: Day) async throws -> KnownAt {
        guard !seesCases else { return asked }
        let yesterday = today.adding(days: -1)
        if case .endOf(let day) = asked, day <= yesterday { return asked }
        return try await read { tx in
            if case .instant(let instant) = asked {
                let frozen = try tx.row(
                    "select exists (select from frozen_package where known_at = \(instant)::timestamptz) as is_frozen")
                guard try frozen["is_frozen"] else { throw Problem.instantOfFigures }
                return asked
            }
            guard let first = try tx.firstInstant(), first <= Instant(endOf: yesterday) else { return .latest }
            return .endOf(yesterday)
        }
    }
}

extension Transaction {
    /// When the service's first record was made; nil before there is any.
    fileprivate func firstInstant() throws -> Instant? {
        let first: Timestamp? = try optionalRow("select at from event order by id limit 1")?["at"]
        return first.map { Instant(microseconds: $0.microseconds) }
    }
}

extension Problem {
    fileprivate static let instantOfFigures = Problem(
        .notAllowed, "not_allowed",
        Words(
            da: "Uden ret til at se borgernes sager er der tal for en dags slutning, ikke for et tidspunkt.",
            en: "Without the right to see citizens' cases there are figures of a day's end, not of an instant."),
        details: ["right": "read_cases"],
        hint: Words(
            da: "Skriv en dag, eller tidspunktet for en frossen pakke.",
            en: "Give a day, or the instant of a frozen package."))
}
