package import Housing
import Postgres

extension Store {
    /// The latest K: nothing that a transaction may still write can be known by then.
    ///
    /// A version is known from the start of the transaction that writes it (or later), and appears when that commits.
    /// So K lies before the clock, and before the start of every transaction still open: also of one that has not
    /// written yet, for it may. A session tells of its transaction a moment after it took its start from the clock;
    /// therefore the clock is read first, and who is writing is looked up a little later.
    package func latestInstant() async throws -> Instant {
        let clock = try await transaction(.readOnly) { tx in
            try tx.row("select clock_timestamp() as at, pg_sleep(0.01)")["at", as: Timestamp.self]
        }
        // Not in the transaction that reads the figures: its moment must come after this look.
        let oldest = try await transaction(.readOnly) { tx in
            try tx.row(
                """
                select min(xact_start) as at from pg_stat_activity
                where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                  and application_name <> \(Self.readerName)
                """)["at", as: Timestamp?.self]
        }
        return Instant(microseconds: min(clock, oldest ?? clock).microseconds - 1)
    }
}
