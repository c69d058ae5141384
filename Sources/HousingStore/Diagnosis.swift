package import FoundationEssentials
package import Housing
import Postgres

extension Store {
    /// What is wrong with the clock: that of the database and ours differ, or something was written at an instant that is
    /// still to come, as under a clock that was ahead.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    package static func clockComplaint(in conninfo: String, now: Date) async throws -> Words? {
        let start = ContinuousClock.now
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        let (clock, last): (Timestamp, Timestamp?) = try await connection.transaction(.readOnly) { tx in
            let row = try tx.row(
                "select clock_timestamp() as now, (select at from event order by id desc limit 1) as last")
            return (try row["now"], try row["last"])
        }
        let ours = Int(now.timeIntervalSince1970 * 1_000_000)
        // A busy machine is slow to answer, and its clock goes on meanwhile.
        let waited = Int(start.duration(to: .now) / .microseconds(1))
        let apart = max(ours - clock.microseconds, clock.microseconds - ours - waited) / 1_000_000
        if apart > 5 {
            return Words(
                da: "databasens ur og tjenestens er \(apart) sekunder fra hinanden",
                en: "the database's clock and the service's are \(apart) seconds apart")
        }
        guard let last, last.microseconds > clock.microseconds + 5_000_000 else { return nil }
        return Words(
            da: "den sidste hændelse er fra \(last), som ikke er kommet endnu",
            en: "the last event is of \(last), which is still to come")
    }

    /// Since when the server's WAL cannot be archived: it goes on serving, and keeps what is not archived, until the disk
    /// is full.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    package static func archiveComplaint(in conninfo: String) async throws -> Words? {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        let failing: (last: String, archived: Timestamp?)? = try await connection.transaction(.readOnly) { tx in
            try tx.rows(
                """
                select last_failed_wal as last, last_archived_time as archived from pg_stat_archiver
                where current_setting('archive_mode') <> 'off'
                    and last_failed_time > coalesce(last_archived_time, '-infinity')
                """
            ).first.map { (try $0["last"], try $0["archived"]) }
        }
        guard let failing else { return nil }
        let archived = failing.archived?.description
        return Words(
            da: "\(failing.last) kan ikke arkiveres; sidst lykkedes det \(archived ?? "aldrig")",
            en: "\(failing.last) cannot be archived; it last worked \(archived ?? "never")")
    }

    /// Which of what is sealed of people, numbers, names, birthdays and notes, does not open: the first of them, by table and
    /// row.
    package func sealedComplaint() async throws -> Words? {
        let broken: [String] = try await transaction(.snapshot, settings: ["statement_timeout": "0"]) { tx in
            var broken: [String] = []
            let (vault, places) = (
                try tx.vault,
                [
                    ("identity", "citizen_id", { KeyPlace.identity(citizen: $0) }),
                    ("referral_note", "id", { .referralNote($0) }), ("step_note", "id", { .stepNote($0) }),
                ]
            )
            for (table, id, place) in places {
                try tx.forEach(
                    """
                    select \(identifier: id) as id, key, sealed from \(identifier: table)
                    where key is not null and sealed is not null order by 1
                    """
                ) { row in
                    let id: Int = try row["id"]
                    if (try? vault.open(key: row["key"], sealed: row["sealed"], of: place(id))) == nil {
                        broken.append("\(table) \(id)")
                    }
                }
            }
            return broken + (try tx.brokenFacts())
        }
        guard !broken.isEmpty else { return nil }
        let told = broken.prefix(20).joined(separator: ", ")
        return Words(
            da: "\(told) kan ikke åbnes: det er ændret, eller står i en anden række end sin egen",
            en: "\(told) cannot be opened: it was changed, or stands in another row than its own")
    }

    /// Which figures of this year and the last do not add up.
    ///
    /// - Returns: what `broken_identity` says; nil where every figure adds up.
    package func identitiesComplaint(_ today: Day) async throws -> Words? {
        let years = [today.date.year - 1, today.date.year].compactMap { Period(year: $0) }
        do {
            _ = try await figures(.latest) { _ in
                years.flatMap { year in Statistic.all.map { StatisticPeriod($0, year) } }
            }
            return nil
        } catch let problem as Problem where problem.code == "broken_identity" {
            let details = problem.details.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let told = details.joined(separator: ", ")
            return Words(da: "\(problem.message.da) (\(told))", en: "\(problem.message.en) (\(told))")
        }
    }
}

extension Transaction {
    /// Referrals of which a version's name or birthday does not open.
    fileprivate func brokenFacts() throws -> [String] {
        let vault = try vault
        var broken: [String] = []
        try forEach(
            """
            select v.referral_id, v.sealed_name,
              \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id"))
            from referral_version v join referral r on r.id = v.referral_id
            where v.sealed_name is not null or v.facts -> 'birthdays' is not null order by v.referral_id
            """
        ) { row in
            let named = "referral_version \(try row["referral_id", as: Int.self])"
            guard broken.last != named else { return }
            do {
                let key = try row.factsKey(vault)
                _ = try row.name(key)
                _ = try row.household(key)
            } catch {
                broken.append(named)
            }
        }
        return broken
    }
}
