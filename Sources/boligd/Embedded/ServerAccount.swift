import Glibc
import Housing

/// The account the server runs under: our own, or `postgres` when we are root, as PostgreSQL refuses to be root.
struct ServerAccount: Sendable {
    /// The name by which the operating system knows us; the server lets this one in.
    let ownName: String
    /// The account to change to, nil for our own.
    let other: (user: uid_t, group: gid_t)?
    /// What goes before a command so that it runs under the account.
    let prefix: [String]

    /// The account for this process.
    static func current() throws(Problem) -> ServerAccount {
        let ownName = getpwuid(geteuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? ""
        guard geteuid() == 0 else { return ServerAccount(ownName: ownName, other: nil, prefix: []) }
        guard let entry = getpwnam("postgres") else { throw .noPostgreSQLPrograms }
        return ServerAccount(
            ownName: ownName, other: (entry.pointee.pw_uid, entry.pointee.pw_gid),
            prefix: ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"])
    }

    /// Gives a file or folder to the account.
    func own(_ path: String) {
        if let other { chown(path, other.user, other.group) }
    }

    /// Whether the account can get into the folder through all its parents.
    func canEnter(_ folder: String) async -> Bool {
        await run(program: prefix + ["sh", "-c", "cd \"$1\" && test -w .", "sh", folder]).status == 0
    }

    /// The first folder on the way that others may not pass, nil when there is none.
    static func obstacle(to folder: String) -> String? {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/" + part
            var status = stat()
            guard stat(path, &status) == 0 else { return path }
            if path != folder, status.st_mode & 0o001 == 0 { return path }
        }
        return nil
    }
}
