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
