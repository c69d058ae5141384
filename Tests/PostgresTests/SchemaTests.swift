import Foundation
import Postgres
import Schema
import TestDatabase
import Testing

@Suite struct SchemaTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../schema/migrations")

    /// A migration that lies in the folder but is not in the list would never be applied.
    @Test func theListIsTheFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(".sql".count)) }.sorted()
        #expect(Schema.migrations.map(\.name) == files)
        #expect(Schema.migrations.last?.name.hasPrefix(Schema.latest + "_") == true)
    }

    @Test func eachFileIsWhatTheListHolds() throws {
        for migration in Schema.migrations {
            let text = try String(contentsOf: folder.appending(path: migration.name + ".sql"), encoding: .utf8)
            #expect(migration.sql == text)
        }
    }

    @Test func theDaemonSeesAnUpToDateDatabase() async throws {
        try await TestDatabase.with { database in
            let connection = try await Connection.connect(database.daemon)
            let state = try await connection.transaction(.readOnly) { try Migrations(Schema.migrations).state($0) }
            #expect(state == .upToDate)
            connection.close()
        }
    }
}

/// `schema/current.sql` is what all migrations add up to, for people to read and for reviews to show.
@Suite struct CurrentSchemaTests {
    @Test func currentIsTheDump() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../schema/current.sql")
        let dump = try await TestDatabase.with { database in try dumped(database.owner) }
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_SCHEMA"] != nil {
            try dump.write(to: file, atomically: true, encoding: .utf8)
        }
        let current = try String(contentsOf: file, encoding: .utf8)
        #expect(current == dump, "renew it: BOLIG_WRITE_SCHEMA=1 swift test --filter CurrentSchemaTests")
    }

    /// pg_dump's words without its comments, settings and version, which differ from release to release.
    private func dumped(_ conninfo: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            "PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -1) exec pg_dump --schema-only --no-owner -d \"$1\"",
            "sh",
            conninfo,
        ]
        process.standardOutput = output
        try process.run()
        // Foundation's own reading to the end crashes where a signal interrupts it.
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(output.fileHandleForReading.fileDescriptor, &piece, piece.count)
            if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { break }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { line in
            !["--", "SET ", "SELECT pg_catalog.set_config", "\\"].contains { line.hasPrefix($0) }
        }
        return "-- What the migrations add up to. Made by a test; never edited.\n" + lines.joined(separator: "\n")
            + "\n"
    }
}
