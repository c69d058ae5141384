import FoundationEssentials
import Housing
import HousingAPI
import Postgres

extension Store {
    /// Seals what earlier versions kept in clear of files that tell of citizens, or may: reports, and the bytes of all but
    /// referrals, which get their days of keeping with it. Of a file whose key is destroyed already the report goes.
    ///
    /// - Returns: how many files that were.
    package func sealKeptFiles(_ act: Act) async throws -> Int {
        let files: [Int] = try await read { tx in
            try tx.rows("select id from import_file where \(fragment: Self.toSeal) order by id").map { try $0["id"] }
        }
        guard !act.dryRun else { return files.count }
        var count = 0
        for id in files {
            count += try await write(act.withoutKey) { tx in try tx.sealKept(id, act) ? 1 : 0 }
        }
        return count
    }

    fileprivate static let toSeal: Statement =
        "(kind in ('referrals', 'register') or not stored or errors > 0) and not report_sealed"
}

extension Transaction {
    /// - Returns: false where another daemon has sealed it meanwhile.
    fileprivate func sealKept(_ id: Int, _ act: Act) throws -> Bool {
        let row = try optionalRow(
            """
            select key, keep_until, sent_at from import_file where id = \(id) and \(fragment: Store.toSeal) for update
            """)
        guard let row else { return false }
        let (key, keepUntil): ([UInt8]?, Day?) = (try row["key"], try row["keep_until"])
        if key == nil, keepUntil != nil {
            try execute("delete from import_report_part where import_file_id = \(id)")
        } else {
            let place = KeyPlace.importFile(id)
            let seal = try key.map { try vault.fileSeal(opening: $0, of: place) } ?? fileSeal(for: place)
            if key == nil { try sealParts("import_file_part", of: id, seal) { part, _ in .file(part: part) } }
            try sealParts("import_report_part", of: id, seal) { part, count in .report(part: part, of: count) }
            let sentAt: Timestamp = try row["sent_at"]
            try execute(
                """
                update import_file set key = \(seal.wrappedKey),
                  keep_until = coalesce(keep_until, \(fragment: lastDay(from: "\(sentAt)::timestamptz")))
                where id = \(id)
                """)
        }
        try execute("update import_file set report_sealed = true where id = \(id)")
        _ = try event(act, details: ["file": "I-\(id)"])
        return true
    }

    private func sealParts(
        _ table: String, of id: Int, _ seal: FileSeal, _ place: (Int, Int) -> FilePlace
    ) throws {
        let count: Int = try row("select count(*) from \(identifier: table) where import_file_id = \(id)")["count"]
        for part in 1..<(count + 1) {
            let bytes: [UInt8] = try row(
                "select bytes from \(identifier: table) where import_file_id = \(id) and part = \(part)")["bytes"]
            try execute(
                """
                update \(identifier: table) set bytes = \(try seal.sealed(Data(bytes), at: place(part, count)))
                where import_file_id = \(id) and part = \(part)
                """)
        }
    }
}
