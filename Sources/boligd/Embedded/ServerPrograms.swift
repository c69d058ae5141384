import Glibc
import Housing

/// PostgreSQL's programs of one version.
struct ServerPrograms: Sendable {
    /// The folder they lie in.
    let folder: String
    /// The major version, such as 15.
    let version: Int

    var initdb: String { folder + "/initdb" }
    var pgCtl: String { folder + "/pg_ctl" }

    /// All there are: first those of `PATH`, then those in the places distributions put them, newest first.
    static func all(
        path: String = getenv("PATH").map { String(cString: $0) } ?? "",
        patterns: [String] = ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"]
    ) async -> [ServerPrograms] {
        var found: [ServerPrograms] = []
        for folder in path.split(separator: ":").map(String.init) {
            if let programs = await at(folder) { found.append(programs) }
        }
        var others: [ServerPrograms] = []
        for folder in patterns.flatMap(matches) {
            if let programs = await at(folder) { others.append(programs) }
        }
        return found + others.sorted { $0.version > $1.version }
    }

    /// Those that fit a database made by `version`, or the first when it is still to be made.
    static func fitting(_ version: String?, folder: String, among all: [ServerPrograms]) throws(Problem)
        -> ServerPrograms
    {
        guard let first = all.first else { throw .noPostgreSQLPrograms }
        guard let version else { return first }
        guard let fitting = all.first(where: { String($0.version) == version }) else {
            throw .otherVersion(folder, needs: version, found: Set(all.map(\.version)).sorted())
        }
        return fitting
    }

    private static func at(_ folder: String) async -> ServerPrograms? {
        for name in ["initdb", "pg_ctl", "postgres"] where access("\(folder)/\(name)", X_OK) != 0 { return nil }
        // "postgres (PostgreSQL) 15.18 (Debian …)"
        let words = await run(program: ["\(folder)/postgres", "--version"]).output.split(separator: " ")
        guard words.count > 2,
            let version = words[2].split(separator: ".").first.flatMap({ Int($0.prefix { $0.isNumber }) })
        else { return nil }
        return ServerPrograms(folder: folder, version: version)
    }

    private static func matches(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { index in
            found.gl_pathv[index].map { String(cString: $0) }
        }
    }
}
