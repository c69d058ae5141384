import FoundationEssentials
import Glibc
import Housing

/// Which database files are of: the number PostgreSQL gave them when they were made, and their timeline, which a restore
/// makes another one.
struct ServerIdentity: Codable, Equatable, Sendable {
    let system: String
    let timeline: Int
}

extension ServerPrograms {
    /// The identity of database files, whether a server runs on them or not. Throws `not_a_database`.
    func identity(of data: String) async throws(Problem) -> ServerIdentity {
        let lines = await run(program: [try tool("pg_controldata"), data]).output.split(separator: "\n")
        func value(_ name: String) -> String? {
            lines.first { $0.hasPrefix("\(name):") }?.split(separator: ":").last.map { $0.filter { $0 != " " } }
        }
        guard let system = value("Database system identifier"),
            let timeline = value("Latest checkpoint's TimeLineID").flatMap({ Int($0) })
        else { throw .notADatabase(data) }
        return ServerIdentity(system: system, timeline: timeline)
    }

    /// Another program of the same version. It lies beside `postgres`, or where links in our folder lead. Throws
    /// `no_postgresql_programs`.
    func tool(_ name: String) throws(Problem) -> String {
        let real = realpath("\(folder)/postgres", nil).map { path in
            defer { free(path) }
            return String(String(cString: path).dropLast("/postgres".count))
        }
        for place in [folder, real ?? folder] where access("\(place)/\(name)", X_OK) == 0 { return "\(place)/\(name)" }
        throw .noPostgreSQLProgram(name, version: version)
    }

    /// The programs that fit the database in a data folder. Throws `no_database` where there is none.
    static func of(_ path: String) async throws(Problem) -> ServerPrograms {
        guard let version = version(of: "\(path)/postgres/data") else { throw .noDatabase(path) }
        return try fitting(version, folder: path, among: await all())
    }

    /// The major version that made database files, nil when there are none.
    static func version(of data: String) -> String? {
        FileManager.default.contents(atPath: "\(data)/PG_VERSION").map {
            String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace }
        }
    }
}
