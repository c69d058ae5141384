import Foundation

extension ScratchService {
    /// The figures' transactions that the daemon runs within `body`, as a script for psql.
    ///
    /// The server writes every statement to its log meanwhile, each record begun by a mark and its connection's process.
    func logged(_ body: () throws -> Double) throws -> String {
        let settings = data + "/postgres/data/bolig.conf"
        let before = try String(contentsOfFile: settings, encoding: .utf8)
        let log = URL(fileURLWithPath: data + "/postgres/server.log")
        let logging = "log_line_prefix = '@@%p@ '\nlog_error_verbosity = default\n"
        try set(before + logging, in: settings)
        // The daemon's role keeps statements out of the log, whatever the server's settings say.
        try psql(
            "alter role bolig set log_statement = 'all'; alter role bolig set log_parameter_max_length = -1\n",
            as: "postgres")
        try reconnect()
        let start = try Data(contentsOf: log).count
        _ = try body()
        try psql(
            "alter role bolig set log_statement = 'none'; alter role bolig set log_parameter_max_length = 0\n",
            as: "postgres")
        try set(before, in: settings)
        try reconnect()
        let text = String(decoding: try Data(contentsOf: log).dropFirst(start), as: UTF8.self)
        return try StatementLog(text).snapshot()
    }

    /// Ends the daemon's connections, since a role's settings are those of its next ones.
    private func reconnect() throws {
        try psql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bolig'\n", as: "postgres")
        Thread.sleep(forTimeInterval: 0.5)
    }

    /// Writes the server's settings and has them read again.
    private func set(_ text: String, in file: String) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
        let lines = try String(contentsOfFile: data + "/postgres/data/postmaster.pid", encoding: .utf8)
        guard let process = lines.split(separator: "\n").first.flatMap({ pid_t($0) }), kill(process, SIGHUP) == 0 else {
            throw Trouble(what: "the server does not read its settings")
        }
        Thread.sleep(forTimeInterval: 0.5)
    }
}

/// What the server's log says was run.
private struct StatementLog {
    private struct Entry {
        let process: Substring
        var sql: String
    }

    private var entries: [Entry] = []

    init(_ text: String) throws {
        let record = try Regex("@@([0-9]+)@ (LOG:  execute [^:]*: |LOG:  statement: |DETAIL:  parameters: )")
        let parameter = try Regex(#"\$([0-9]+) = (NULL|'(?:[^']|'')*')"#)
        for part in text.components(separatedBy: "\n@@").map({ "@@" + $0 }) {
            guard let start = part.prefixMatch(of: record), let process = start.output[1].substring,
                let kind = start.output[2].substring
            else { continue }
            let rest = String(part[start.range.upperBound...])
            guard kind.hasPrefix("DETAIL") else {
                entries.append(Entry(process: process, sql: rest))
                continue
            }
            // The values of the statement before, the last first: $12 is not $1 and a 2.
            let values = rest.matches(of: parameter).compactMap { match -> (Int, Substring)? in
                guard let number = match.output[1].substring.flatMap({ Int($0) }) else { return nil }
                return match.output[2].substring.map { (number, $0) }
            }
            guard let last = entries.indices.last else { continue }
            for (number, value) in values.sorted(by: { $0.0 > $1.0 }) {
                entries[last].sql = entries[last].sql.replacingOccurrences(of: "$\(number)", with: value)
            }
        }
    }

    /// The transactions that read figures, from begin to commit, one after the other.
    func snapshot() throws -> String {
        var open: [Substring: String] = [:]
        var script = ""
        for entry in entries {
            if entry.sql.hasPrefix("begin isolation level repeatable read") { open[entry.process] = "" }
            guard let begun = open[entry.process] else { continue }
            open[entry.process] = begun + entry.sql + ";\n"
            if entry.sql.hasPrefix("commit") { script += open.removeValue(forKey: entry.process) ?? "" }
        }
        guard !script.isEmpty else { throw Trouble(what: "no figures were read") }
        return script
    }
}
