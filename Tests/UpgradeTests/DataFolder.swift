import Foundation
import HousingStore
import Logging
import Postgres
import Schema
import TestDatabase

/// The data folder of a released version: its dump restored into a database of its own and brought to today's schema.
struct DataFolder {
    let store: Store
    let database: TestDatabase
    /// How many rows each table had before the migrations.
    let rowsBefore: [(table: String, rows: Int)]
    /// The bytes of every file of every frozen package before the migrations, by period and name.
    let frozenBefore: [FrozenFileName: [UInt8]]

    struct FrozenFileName: Hashable {
        let period: String
        let choice: String
        let name: String
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "DataFolder-0.1.0")

    static func bytes(_ file: String) throws -> Data { try Data(contentsOf: folder.appending(path: file)) }

    /// The lines of a text file, each split at the separator.
    static func lines(_ file: String, split separator: Character) throws -> [[String]] {
        String(decoding: try bytes(file), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Runs the body on the upgraded folder.
    static func upgraded(_ body: (DataFolder) async throws -> Void) async throws {
        try await TestDatabase.with(empty: true) { database in
            try restore("bolig.dump", into: database)
            let owner = try await Connection.connect(database.owner)
            defer { owner.close() }
            let frozen = try await owner.transaction(.readOnly) { tx in try frozenFiles(tx) }
            _ = try await Migrations(Schema.migrations).apply(on: owner)
            let pool = Pool(Pool.Configuration(database.daemon), logger: Logger(label: "upgrade"))
            let folder = DataFolder(
                store: try Store(pool: pool, key: Array(try bytes("secret.key"))), database: database,
                rowsBefore: try lines("rows.txt", split: " ").compactMap { line in
                    Int(line[1]).map { (line[0], $0) }
                },
                frozenBefore: frozen)
            do {
                try await body(folder)
                await pool.close()
            } catch {
                await pool.close()
                throw error
            }
        }
    }

    /// How many rows a table has now, nil where there is no such table.
    func rows(of table: String) async throws -> Int? {
        // The owner sees every row, whatever row-level security hides from the daemon.
        let connection = try await Connection.connect(database.superuser)
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in
            guard try tx.row("select to_regclass(\(table)) is not null as there")["there"] else { return nil }
            return try tx.row("select count(*) as n from \(identifier: table)")["n"]
        }
    }

    private static func frozenFiles(_ tx: Transaction) throws -> [FrozenFileName: [UInt8]] {
        let rows = try tx.rows(
            """
            select p.period, p.choice, f.name, f.bytes from frozen_package p
            join frozen_file f on f.frozen_package_id = p.id
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map {
                (
                    FrozenFileName(period: try $0["period"], choice: try $0["choice"], name: try $0["name"]),
                    try $0["bytes"]
                )
            })
    }

    private static func restore(_ dump: String, into database: TestDatabase) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            "PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -1) exec pg_restore --exit-on-error -d \"$1\" \"$2\"",
            "sh", database.superuser, folder.appending(path: dump).path,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw RestoreFailed(status: process.terminationStatus) }
    }
}

/// pg_restore says why itself.
struct RestoreFailed: Error { let status: Int32 }
