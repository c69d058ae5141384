import Housing
import Postgres

/// The steps of a rotation in the database. Each may be done again; what goes with the file is around them.
extension Store {
    /// From now on the newest key of the keyring wraps, in every daemon.
    package static func adoptNewestKey(in conninfo: String, _ keyring: Keyring, _ act: Act) async throws {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        guard let newest = keyring.masters.first else { throw Problem.keyUnknown }
        try await connection.transaction { tx in
            let count = try tx.execute(
                """
                update master_key set fingerprint = \(newest.fingerprint), since = now()
                where fingerprint <> \(newest.fingerprint)
                """)
            if count > 0 { _ = try tx.event(act) }
        }
    }

    /// Waits until every transaction of the service that began before now has ended: none of them wraps by an older key then.
    ///
    /// - Throws: `keys_in_use` after that many seconds.
    package static func waitForOlderTransactions(in conninfo: String, seconds: Int = 1800) async throws {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        let now: Timestamp = try await connection.transaction { tx in
            try tx.row("select clock_timestamp() as now")["now"]
        }
        for _ in 0..<(seconds * 10) {
            let older: Int = try await connection.transaction(.readOnly) { tx in
                try tx.row(
                    """
                    select count(*) as older from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and xact_start <= \(now)
                      and usename = current_user
                    """)["older"]
            }
            if older == 0 { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Problem(
            .tryLater, "keys_in_use",
            Words(
                da: "En transaktion, der begyndte før nøgleskiftet, er ikke slut endnu. Begge nøgler bliver i filen.",
                en: "A transaction that began before the rotation has not ended yet. Both keys stay in the file."),
            hint: Words(da: "Kør boligd keys rotate igen.", en: "Run boligd keys rotate again."))
    }
}
