import FoundationEssentials
import Glibc
import Housing

/// The data folder: ours (lock, `client.json`), and in it `postgres/`, which belongs to the server.
///
/// Only one daemon at a time has it: a lock the operating system drops when the process ends, however it ends.
final class ServerFolder: Sendable {
    let path: String
    private let lock: Int32

    /// What belongs to the server: its files, its log, its socket.
    var server: String { path + "/postgres" }
    var data: String { server + "/data" }
    var log: String { server + "/server.log" }

    /// Makes the folder where it is missing, and locks it.
    init(_ path: String) throws(Problem) {
        self.path = try Self.make(path)
        let lockPath = self.path + "/boligd.lock"
        // O_CLOEXEC: else the server, a child, would keep the lock when the daemon has ended.
        lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .notWritable(path, because: Self.errorWords()) }
        own(lockPath)
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            var digits = [UInt8](repeating: 0, count: 20)
            let count = read(lock, &digits, 20)
            close(lock)
            let process = String(decoding: digits.prefix(max(0, count)).prefix { $0 >= 48 }, as: UTF8.self)
            throw .inUse(path, by: process.isEmpty ? "?" : process)
        }
        ftruncate(lock, 0)
        let process = String(getpid())
        _ = process.withCString { write(lock, $0, process.utf8.count) }
    }

    deinit {
        // A child that another thread is just starting holds a copy of the descriptor until its exec. Unlocking frees
        // the lock at once; closing alone would not.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// The room left on the disk.
    var freeBytes: Int {
        var disk = statvfs()
        return statvfs(server, &disk) == 0 ? Int(disk.f_bavail) * Int(disk.f_frsize) : .max
    }

    /// The major version of PostgreSQL the database was made by, nil when there is none yet.
    var version: String? { read(file: data + "/PG_VERSION")?.filter { !$0.isWhitespace } }

    /// Folders that starts which were killed were making the database in.
    var halfMade: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: server)) ?? []
        return names.filter { $0.hasPrefix("data.new") }.map { "\(server)/\($0)" }
    }

    /// The process and the socket folder of the server that has the data, nil when none says so.
    var running: (process: pid_t, socket: String)? {
        let lines = read(file: data + "/postmaster.pid")?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        guard lines.count > 4, let process = pid_t(lines[0].filter { !$0.isWhitespace }) else { return nil }
        return (process, String(lines[4]))
    }

    /// Whether the process that says it has the data has ended, or is another's: it lingers in the process table until its
    /// parent asks for it, or the machine gave its number to somebody else. A server works in its data folder, so that tells.
    var isServerGone: Bool {
        guard let process = running?.process else { return true }
        // "12345 (postgres) Z …"; the name may hold spaces.
        let status = read(file: "/proc/\(process)/stat")
        guard let status else { return kill(process, 0) != 0 }
        if status.drop(while: { $0 != ")" }).dropFirst(2).first == "Z" { return true }
        var place = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/\(process)/cwd", &place, Int(PATH_MAX))
        guard length > 0 else {
            // Where we may not look, its account tells: the files are the server's.
            var (theirs, ours) = (stat(), stat())
            return stat("/proc/\(process)", &theirs) == 0 && stat(data, &ours) == 0 && theirs.st_uid != ours.st_uid
        }
        return String(decoding: place.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self) != realPath(data)
    }

    /// Takes the number of a server that is gone out of postmaster.pid, which would keep another from starting. The rest of
    /// the file stays: by it PostgreSQL sees whether parts of the old server still have its memory, and then does not start.
    func disownGoneServer() {
        let file = data + "/postmaster.pid"
        guard let running, isServerGone, let text = read(file: file), let end = text.firstIndex(of: "\n") else {
            return
        }
        // Its socket has the number too, and lies in a folder that is ours alone.
        for name in [".s.PGSQL.5432", ".s.PGSQL.5432.lock"] { unlink("\(running.socket)/\(name)") }
        let descriptor = open(file, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // No machine has so high a number, nor one of more digits: in one write the file is the old one or the new one.
        let disowned = "\(pid_t.max)" + text[end...]
        _ = disowned.withCString { write(descriptor, $0, disowned.utf8.count) }
    }

    /// Makes `postgres/` and gives it to the account.
    func prepare(for account: ServerAccount) async throws(Problem) {
        mkdir(server, 0o700)
        account.own(server)
        var status = stat()
        if let other = account.other, stat(path, &status) == 0, status.st_uid != other.user {
            // The server's account needs to pass through this folder (x) but not to list it (no r).
            chmod(path, status.st_mode & 0o7777 | 0o011)
        }
        guard await account.canEnter(server) else {
            let place = ServerAccount.obstacle(to: server) ?? server
            throw .notWritable(
                path,
                because: Words(
                    da: "serverens konto må ikke komme igennem \(place)",
                    en: "the server's account may not pass \(place)"))
        }
    }

    /// The folder for the socket beside the data.
    var ownSocketFolder: String { server + "/run" }

    /// A folder for the socket: ours when its path is short and plain enough, else one in /tmp only the account can enter.
    func socketFolder(for account: ServerAccount) throws(Problem) -> String {
        let own = ownSocketFolder
        let plain = own.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "/._-".utf8.contains(byte)
        }
        if plain, (own + "/.s.PGSQL.5432").utf8.count <= 107 {
            mkdir(own, 0o700)
            account.own(own)
            return own
        }
        var template = Array("/tmp/bolig-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .socketPathTooLong(path) }
        let short = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        account.own(short)
        return short
    }

    private static func make(_ path: String) throws(Problem) -> String {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            // Parents as usual; the last is ours alone.
            if mkdir(made, 0o755) == 0, made.hasSuffix(path) { chmod(made, 0o700) }
        }
        guard let real = realPath(path), access(real, W_OK | X_OK) == 0 else {
            throw .notWritable(path, because: errorWords())
        }
        return real
    }

    private static func errorWords() -> Words {
        switch errno {
        case EACCES, EPERM: Words(da: "vi har ikke adgang", en: "we have no permission")
        case EROFS: Words(da: "disken kan kun læses", en: "the disk is read-only")
        case ENOSPC, EDQUOT: Words(da: "disken er fuld", en: "the disk is full")
        case ENOENT: Words(da: "den findes ikke og kan ikke oprettes", en: "it does not exist and cannot be made")
        case ENOTDIR, EEXIST: Words(da: "noget på stien er ikke en mappe", en: "something on the path is not a folder")
        default: Words(da: "fejl \(errno)", en: "error \(errno)")
        }
    }
}

/// The path without links and dots, nil when there is nothing.
private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// The text of a small file, nil when it cannot be read.
private func read(file path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
}
