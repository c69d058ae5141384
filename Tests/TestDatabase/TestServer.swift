import Glibc
import Postgres
import Synchronization

/// The server of this test process: made by a shell script in a temporary folder, gone with the process however it
/// ends, because the script waits for the end of a pipe that only the process holds open.
final class TestServer: Sendable {
    static let shared = Task { try await TestServer() }

    let admin: Connection
    /// Drops on a connection of its own, so that nobody waits for it.
    let janitor: Connection
    private let folder: String
    private let count = Atomic(0)

    private init() async throws {
        folder = try startScript(serverScript)
        admin = try await Connection.connect("host=\(folder) dbname=postgres user=postgres")
        janitor = try await Connection.connect("host=\(folder) dbname=postgres user=postgres")
        try await admin.script(
            "create role bolig_owner login; create role bolig login; create role bolig_association; grant bolig_association to bolig"
        )
    }

    func create(template: String) async throws -> TestDatabase {
        let name = "test_\(count.add(1, ordering: .relaxed).newValue)"
        // Copying files is several times faster than writing all of them to the log.
        try await admin.script("create database \(name) template \(template) strategy file_copy owner bolig_owner")
        let place = "host=\(folder) dbname=\(name)"
        return TestDatabase(
            name: name, owner: place + " user=bolig_owner", daemon: place + " user=bolig",
            superuser: place + " user=postgres")
    }

    /// Closes the connection and waits until the server has noticed.
    func end(_ connection: Connection, of database: TestDatabase) async throws {
        connection.close()
        let sessions: Statement = "select count(*) as n from pg_stat_activity where datname = \(database.name)"
        var count = 1
        while count > 0 {
            try await Task.sleep(for: .milliseconds(2))
            count = try await admin.transaction { try $0.row(sessions)["n"] }
        }
    }
}

/// Says `ready FOLDER` or why not, serves until its input ends, and cleans up.
private let serverScript = """
    set -u
    as=
    if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=postgres --regid=postgres --init-groups"; fi
    bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -1)
    bin=${bin:-$(dirname "$(command -v initdb)")}
    dir=$(mktemp -d /tmp/bolig-test-XXXXXX)
    cd "$dir"
    if [ -n "$as" ]; then chown postgres: "$dir"; fi
    $as "$bin/initdb" -D "$dir/data" -A trust -U postgres --locale=C.UTF-8 -E UTF8 --no-sync >"$dir/log" 2>&1 &&
    $as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" -o "-k $dir -h '' \\
        -c synchronous_commit=off -c fsync=off -c full_page_writes=off -c max_connections=1000 \\
        -c shared_buffers=64MB -c log_error_verbosity=terse" start </dev/null >>"$dir/log" 2>&1 &&
    echo "ready $dir" || { tail -3 "$dir/log" | tr '\\n' ' '; echo; }
    cat >/dev/null
    $as "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1
    rm -rf "$dir"
    """

/// Starts the script and waits for its first line; gives the folder it says.
private func startScript(_ script: String) throws -> String {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    // Closed on exec, or another child of the tests would keep the server alive.
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw NoServer(reason: "no pipe") }
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Else the server keeps pipes and sockets of other tests open, and who waits for their end waits for ever.
    for file in 3..<min(getdtablesize(), 4096) { posix_spawn_file_actions_addclose(&actions, file) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own, so that Ctrl-C ends the tests and the script still cleans up.
    posix_spawnattr_setflags(&attributes, newSession)
    var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", script].map { (text: String) in strdup(text) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let status = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ)
    guard status == 0 else { throw NoServer(reason: "no shell (error \(status))") }
    close(input[0])
    close(output[1])
    defer { close(output[0]) }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(output[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    let answer = String(decoding: line, as: UTF8.self)
    guard answer.hasPrefix("ready ") else { throw NoServer(reason: answer) }
    return String(answer.dropFirst("ready ".count))
}

/// glibc's POSIX_SPAWN_SETSID, which Swift does not see.
private let newSession: Int16 = 0x80

private struct NoServer: Error { let reason: String }
