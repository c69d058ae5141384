import FoundationEssentials

extension EmbeddedServer {
    /// Connection string of the daemon's role on a server that runs in the folder, nil when none does: for commands beside
    /// a running `serve`, which has the folder locked.
    static func daemonOfRunning(in path: String) -> String? {
        place(ofRunningIn: path).map { "\($0) dbname=bolig user=bolig" }
    }

    /// The same of the superuser.
    static func superuserOfRunning(in path: String) -> String? {
        place(ofRunningIn: path).map { "\($0) dbname=postgres user=postgres" }
    }

    private static func place(ofRunningIn path: String) -> String? {
        let file = "\(path)/postgres/data/postmaster.pid"
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 4 else { return nil }
        return "host=\(lines[4]) port=5432"
    }
}
