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

    /// Runs the body while no other rotation of the database's keys runs: two at once would each make a new key, and the file
    /// would keep one of them.
    ///
    /// - Throws: `rotation_running`.
    @discardableResult
    package static func aloneInRotation<Value>(in conninfo: String, _ body: () async throws -> Value) async throws
        -> Value
    {
        let connection = try await Connection.connect(conninfo)
        // The lock goes with the connection, however this program ends.
        defer { connection.close() }
        let isAlone: Bool = try await connection.transaction { tx in
            try tx.row("select pg_try_advisory_lock(\(Lock.rotation.rawValue)::int, 0) as alone")["alone"]
        }
        guard isAlone else {
            throw Problem(
                .tryLater, "rotation_running",
                Words(da: "Et andet nøgleskift er i gang.", en: "Another rotation is running."),
                hint: Words(da: "Vent, til det er slut.", en: "Wait until it has ended."))
        }
        return try await body()
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
