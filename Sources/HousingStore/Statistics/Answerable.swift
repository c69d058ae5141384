package import Housing
import Postgres

extension Store {
    /// Refuses what no figure can answer, before anything is reckoned.
    ///
    /// - Throws: `Problem` `known_before_service` where K lies before the first record there is; `period_not_begun` where
    ///   the period begins after K's day.
    package func checkAnswerable(_ period: Period, _ knownAt: KnownAt) async throws {
        let (first, now): (Timestamp?, Timestamp) = try await read { tx in
            let row = try tx.row("select (select at from event order by id limit 1) as first, now() as now")
            return (try row["first"], try row["now"])
        }
        let instant = knownAt.instant(latest: Instant(microseconds: now.microseconds))
        if let first, instant < Instant(microseconds: first.microseconds) {
            let day = Instant(microseconds: first.microseconds).copenhagenDay
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
