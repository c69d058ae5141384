package import Housing
import Postgres

/// What a look at the database says of how the service fares, for whoever watches it.
package struct Gauges: Sendable, Equatable {
    /// How much waits for a job that has things waiting for it.
    package let backlog: [JobName: Int]
    /// Events that are not sealed yet; what is beyond 100,000 is not counted.
    package let sealsBehind: Int
    /// By how many seconds the slowest standby is behind; nil where there is none.
    package let replicationLag: Double?
    /// Whether the last file of WAL could not be archived; nil where none is.
    package let isArchiveFailing: Bool?
}

extension Store {
    /// Looks at the database over a connection of its own, so that whoever watches waits for nobody and holds nobody up.
    ///
    /// - Parameters:
    ///   - conninfo: connection string of the daemon's role.
    ///   - today: the day that what is due is counted to.
    package static func gauges(in conninfo: String, today: Day) async throws -> Gauges {
        let connection = try await Connection.connect(conninfo, session: ["statement_timeout": "3000"])
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in
            let row = try tx.row(
                """
                select (select count(*) from recheck where finished_at is null) as rechecks,
                  (select count(*) from allocation_version
                   where known_until = 'infinity' and state = 'offered' and answer_by < \(today)) as offers,
                  (select count(*) from referral_version
                   where known_until = 'infinity' and parked_until < \(today) and unparked_on is null
                     and closed_on is null) as parked,
                  (select count(*) from (
                     select from event where id > coalesce((
                       select max(last_event) from (
                         select last_event from seal order by number desc limit 1000) s), 0)
                     limit 100000) e) as unsealed,
                  (select max(coalesce(extract(epoch from replay_lag), 0))::float8 from pg_stat_replication
                   where state = 'streaming' and application_name <> 'pg_basebackup') as lag,
                  (select case when current_setting('archive_mode') <> 'off' then
                     last_failed_time is not null and last_failed_time > coalesce(last_archived_time, '-infinity')
                   end from pg_stat_archiver) as archive
                """)
            let unsealed: Int = try row["unsealed"]
            return Gauges(
                backlog: [
                    .expiry: try row["offers"], .parking: try row["parked"], .recheck: try row["rechecks"],
                    .seal: unsealed,
                ],
                sealsBehind: unsealed, replicationLag: try row["lag"], isArchiveFailing: try row["archive"])
        }
    }
}
