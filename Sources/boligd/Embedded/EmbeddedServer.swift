import Glibc
import Housing
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// A PostgreSQL server of our own in the data folder: nothing to install but PostgreSQL's programs, nothing to set up.
///
/// It outlives us when we are killed, and the next daemon takes it over. It listens on a socket only, and lets in only
/// the account the daemon runs under.
///
///     let server = try await EmbeddedServer.start(in: folder, logger: logger)
///     let pool = Pool(.init(server.daemon), logger: logger)
///     ServiceGroup(services: [server, pool, …])    // ends in the opposite order: the server last
final class EmbeddedServer: Service {
    private let setup: ServerSetup
    private let logger: Logger
    /// The folder of the socket.
    let socket: String
    /// How often the server is looked after.
    private let interval: Duration
    /// How many seconds a start may take.
    private let patience: Int
    /// Whether one that dies while it recovers is started again.
    private let isRevived: Bool

    /// Connection string of the role that owns the tables, for `migrate`.
    var owner: String { place + " dbname=bolig user=bolig_owner" }
    /// Connection string of the daemon's role, which can neither alter nor drop.
    var daemon: String { place + " dbname=bolig user=bolig" }
    /// Connection string of the superuser.
    var superuser: String { place + " dbname=postgres user=postgres" }
    private var folder: ServerFolder { setup.folder }
    private var place: String { "host=\(socket) port=5432" }

    private init(
        _ setup: ServerSetup, socket: String, interval: Duration, patience: Int, isRevived: Bool, logger: Logger
    ) {
        (self.setup, self.socket, self.interval, self.logger) = (setup, socket, interval, logger)
        (self.patience, self.isRevived) = (patience, isRevived)
    }

    /// Has a server run in the folder, making whatever is missing: folder, database files, roles, database. Returns when
    /// it takes connections. Throws `Problem`.
    ///
    /// - Parameters:
    ///   - patience: how many seconds a start may take; much WAL to replay takes long.
    ///   - isRevived: whether one that dies while it recovers is started again; what cannot be replayed dies each time.
    static func start(
        in path: String, among programs: [ServerPrograms]? = nil, interval: Duration = .seconds(1),
        archiving: Archiving = .asItIs, patience: Int = 120, isRevived: Bool = true, logger: Logger
    ) async throws -> EmbeddedServer {
        let folder = try ServerFolder(path)
        let account = try ServerAccount.of(path)
        let found = if let programs { programs } else { await ServerPrograms.all() }
        let programs = try ServerPrograms.fitting(folder.version, folder: path, among: found)
        try await folder.prepare(for: account)
        let setup = ServerSetup(folder: folder, programs: programs, account: account)
        if folder.version == nil {
            logger.info("making the database in \(folder.data)")
            try await setup.makeFiles()
        }
        try setup.writeAccess()
        if case .to(let archive) = archiving {
            try await archive.take(for: try await programs.identity(of: folder.data), account)
        }
        try folder.keep(archiving)
        folder.disownGoneServer()
        let server: EmbeddedServer
        if let running = folder.running, await setup.isRunning() {
            server = EmbeddedServer(
                setup, socket: running.socket, interval: interval, patience: patience, isRevived: isRevived,
                logger: logger)
            logger.info("taking over the database server that already runs (process \(running.process))")
            try await server.restartForArchive()
        } else {
            let socket = try folder.socketFolder(for: account)
            server = EmbeddedServer(
                setup, socket: socket, interval: interval, patience: patience, isRevived: isRevived, logger: logger)
            try await server.startServer()
        }
        try await server.waitUntilItAccepts()
        try await setup.makeDatabase(superuser: server.superuser)
        return server
    }

    /// Looks after the server, starts it again when it died, and stops it when shutdown begins.
    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            var pause = interval
            while (try? await Task.sleep(for: pause)) != nil {
                pause = await isWell() ? interval : await revive(after: pause)
            }
        }
        await stop()
    }

    /// Stops the server and waits until it has stopped: open transactions are rolled back, nothing committed is lost.
    func stop() async {
        let stopped = await setup.control(["-m", "fast", "-w", "-t", "120", "stop"])
        if stopped.status != 0, await setup.isRunning() {
            logger.error("the database server did not stop; see \(folder.log)")
        }
        // One made for this run alone goes; ours stays, though the data may lie in /tmp as well.
        if socket != folder.ownSocketFolder { rmdir(socket) }
    }

    private func isWell() async -> Bool {
        if (try? await ping(superuser)) != .silent { return true }
        // No answer can also mean that every connection of the server is in use.
        return await setup.isRunning()
    }

    /// Starts the server again; gives how long to wait before looking again, longer after each failure.
    private func revive(after pause: Duration) async -> Duration {
        logger.error("the database server has died and is started again; see \(folder.log)")
        do {
            folder.disownGoneServer()
            try await startServer()
            logger.notice("the database server runs again")
            return interval
        } catch {
            logger.error("the database server cannot be started now; see \(folder.log)")
            return min(pause * 2, .seconds(30))
        }
    }

    private func startServer() async throws(Problem) {
        mkdir(socket, 0o700)
        setup.account.own(socket)
        keepLogSmall()
        // The socket's path holds no character a shell would see (`ServerFolder.socketFolder`).
        var options = "-k \(socket) -h '' -p 5432"
        if let archive = folder.archive {
            options += " -c archive_mode=on -c archive_timeout=60 -c archive_command=\(shellWord(archive.command))"
        }
        for attempt in 1... {
            let started = await setup.control(["-w", "-t", "\(patience)", "-l", folder.log, "-o", options, "start"])
            if started.status == 0 { return }
            let end = await setup.endOfLog()
            // Parts of a server that was killed end a moment after it, and until then have its memory.
            guard attempt < 20, end.contains("shared memory block") else {
                throw .didNotStart(log: folder.log, output: started.output + end)
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// PostgreSQL begins and ends archiving at a start only: one that was left running otherwise is stopped and started.
    private func restartForArchive() async throws {
        try await waitUntilItAccepts()
        let connection = try await Connection.connect(superuser)
        let now: String = try await connection.transaction { tx in
            try tx.row(
                "select case source when 'command line' then setting else '' end from pg_settings where name = 'archive_command'"
            )[0]
        }
        connection.close()
        guard now != folder.archive?.command ?? "" else { return }
        logger.notice("the database server is started again: where its WAL is archived has changed")
        _ = await setup.control(["-m", "fast", "-w", "-t", "120", "stop"])
        try await startServer()
    }

    /// A server that is recovering refuses connections for a while; one that dies meanwhile is started again.
    private func waitUntilItAccepts() async throws {
        for _ in 0..<(patience * 10) {
            switch try await ping(superuser) {
            case .accepts: return
            case .rejects: break
            case .silent where await !setup.isRunning():
                guard isRevived else {
                    throw Problem.didNotStart(log: folder.log, output: await setup.endOfLog())
                }
                folder.disownGoneServer()
                try await startServer()
            case .silent: break
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Problem.didNotStart(log: folder.log, output: "it takes no connections")
    }

    /// One older log is kept.
    private func keepLogSmall() {
        var status = stat()
        if stat(folder.log, &status) == 0, status.st_size > 10_000_000 { rename(folder.log, folder.log + ".1") }
    }
}
