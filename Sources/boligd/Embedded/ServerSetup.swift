import Glibc
import Housing
import Postgres

/// Makes a database server's files, and what the service needs in it.
struct ServerSetup: Sendable {
    let folder: ServerFolder
    let programs: ServerPrograms
    let account: ServerAccount

    /// Runs `pg_ctl` on the data, under the server's account.
    func control(_ arguments: [String]) async -> ProgramResult {
        await run(program: account.prefix + [programs.pgCtl, "-D", folder.data] + arguments)
    }

    /// What the server wrote last.
    func endOfLog() async -> String { await run(program: ["tail", "-n", "20", folder.log]).output }

    /// Whether a server has the data. `pg_ctl` takes a process that has ended and lingers in the process table for one.
    func isRunning() async -> Bool {
        guard !folder.isServerGone else { return false }
        return await control(["status"]).status == 0
    }

    /// Makes the files beside their place and moves them there when they are complete, so that nothing half made is
    /// ever used. Each start makes them in a folder of its own: one that was killed may have left a program behind that
    /// still writes into its.
    func makeFiles() async throws(Problem) {
        for left in folder.halfMade { _ = await run(program: account.prefix + ["rm", "-rf", left]) }
        let half = folder.server + "/data.new.\(getpid())"
        let made = await run(
            program: account.prefix + [
                programs.initdb, "--pgdata=\(half)", "--username=postgres", "--auth=peer", "--data-checksums",
                "--locale=C.UTF-8", "--encoding=UTF8", "--no-instructions",
            ])
        guard made.status == 0 else {
            _ = await run(program: account.prefix + ["rm", "-rf", half])
            throw .initdbFailed(made.output, free: folder.freeBytes)
        }
        try write(Self.settings, to: half + "/bolig.conf")
        try write("\ninclude_if_exists 'bolig.conf'\n", to: half + "/postgresql.conf", appending: true)
        guard rename(half, folder.data) == 0 else { throw .initdbFailed(String(cString: strerror(errno))) }
    }

    /// Who may log in over the socket: our own account as one of the three roles, and the service's whose folder it is; and
    /// root as the daemon's and the superuser, so that the machine's administrator keeps accounts and makes copies while
    /// the service runs under an account of its own.
    func writeAccess() throws(Problem) {
        // `replication` is what copies the server while it runs (`pg_basebackup`).
        try write(
            "local all all peer map=bolig\nlocal replication postgres peer map=bolig\n",
            to: folder.data + "/pg_hba.conf")
        let lines =
            account.names.flatMap { name in
                ["postgres", "bolig_owner", "bolig"].map { "bolig \"\(name)\" \($0)\n" }
            }
            + (account.names.contains("root") ? [] : ["bolig root bolig\n", "bolig root postgres\n"])
        try write(lines.joined(), to: folder.data + "/pg_ident.conf")
    }

    /// Makes the roles and the database where they are missing.
    func makeDatabase(superuser: String) async throws {
        let connection = try await Connection.connect(superuser)
        defer { connection.close() }
        // What the files say about access counts for a server that was already running, too.
        try await connection.transaction { _ = try $0.rows("select pg_reload_conf()") }
        let (roles, databases) = try await connection.transaction { tx in
            (
                try tx.rows("select rolname as name from pg_roles").map { try $0["name", as: String.self] },
                try tx.rows("select datname as name from pg_database").map { try $0["name", as: String.self] }
            )
        }
        for role in ["bolig_owner login", "bolig login", "bolig_association"]
        where !roles.contains(role.prefix { $0 != " " }.description) {
            try await connection.make("create role \(role)")
        }
        // What the daemon becomes to read for an association's account.
        try await connection.script("grant bolig_association to bolig")
        // Lets the daemon see when the oldest open transaction began, also those of others: no figure is known at a
        // later instant (Statistics.md, "Known-at").
        try await connection.script("grant pg_read_all_stats to bolig")
        // PostgreSQL's own words of a value it cannot read quote the value, which may be a CPR number typed in the wrong place.
        // Errors of statements stay out of its log, whatever an older `bolig.conf` says; the service logs them without values.
        for role in ["bolig", "bolig_owner"] {
            for setting in [
                "log_min_messages = 'log'", "log_min_error_statement = 'panic'", "log_statement = 'none'",
                "log_min_duration_statement = -1", "log_parameter_max_length = 0",
                "log_parameter_max_length_on_error = 0",
            ] {
                try await connection.script("alter role \(role) set \(setting)")
            }
        }
        if !databases.contains("bolig") { try await connection.make("create database bolig owner bolig_owner") }
    }

    /// Modest, for a machine that does other things too; the operator's changes in `bolig.conf` stay.
    private static let settings = """
        # Made by boligd at the first start, and yours to change.
        shared_buffers = 256MB
        max_connections = 40
        wal_compression = on
        default_toast_compression = lz4
        # No personal data in the log: no values, no statements.
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_parameter_max_length_on_error = 0
        log_timezone = 'UTC'

        """

    private func write(_ text: String, to path: String, appending: Bool = false) throws(Problem) {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC), 0o600)
        let count = text.withCString { Glibc.write(file, $0, text.utf8.count) }
        guard file >= 0, count == text.utf8.count, fsync(file) == 0 else {
            let problem = Problem.initdbFailed(String(cString: strerror(errno)))
            if file >= 0 { close(file) }
            throw problem
        }
        close(file)
        account.own(path)
    }
}

extension Connection {
    /// Makes what is missing. A start that was killed may have left the server at making the same, which is then there.
    fileprivate func make(_ statement: String) async throws {
        do {
            try await script(statement)
        } catch let error as PostgresError where ["42710", "42P04", "23505"].contains(error.sqlState) {}
    }
}
