import Glibc
import Housing

/// The account the server runs under: our own, or when we are root, as PostgreSQL refuses to be root, that of the
/// service whose folder it is, else `postgres`.
struct ServerAccount: Sendable {
    /// The names by which the operating system knows us, and the service whose folder it is; the server lets these in.
    let names: [String]
    /// The account to change to, nil for our own.
    let other: (user: uid_t, group: gid_t)?
    /// What goes before a command so that it runs under the account.
    let prefix: [String]

    /// The account for this process on a data folder.
    static func of(_ folder: String) throws(Problem) -> ServerAccount {
        let ownName = name(of: geteuid()) ?? ""
        guard geteuid() == 0 else { return ServerAccount(names: [ownName], other: nil, prefix: []) }
        // What an administrator types between two runs of a service with an account of its own leaves nothing in the folder
        // that the service could not use: the files' owner goes before the folder's.
        let service = owner(of: folder)
        let names = [ownName] + (service.flatMap { name(of: $0.user) }.map { [$0] } ?? [])
        if let owner = owner(of: folder + "/postgres/data") ?? service {
            return ServerAccount(names: names, user: owner.user, group: owner.group)
        }
        guard let entry = getpwnam("postgres") else { throw .noPostgreSQLPrograms }
        return ServerAccount(names: names, user: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
    }

    /// Whose a folder is, nil for root's, for one of an account there is no more, and where there is none.
    private static func owner(of folder: String) -> (user: uid_t, group: gid_t)? {
        var status = stat()
        guard stat(folder, &status) == 0, status.st_uid != 0, name(of: status.st_uid) != nil else { return nil }
        return (status.st_uid, status.st_gid)
    }

    private init(names: [String], other: (user: uid_t, group: gid_t)?, prefix: [String]) {
        (self.names, self.other, self.prefix) = (names, other, prefix)
    }

    private init(names: [String], user: uid_t, group: gid_t) {
        self.init(
            names: names, other: (user, group),
            prefix: ["setpriv", "--reuid=\(user)", "--regid=\(group)", "--init-groups"])
    }

    private static func name(of user: uid_t) -> String? {
        getpwuid(user).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
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
