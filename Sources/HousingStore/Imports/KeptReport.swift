package import Housing
import HousingAPI
import Postgres

/// A file whose report is to be shown: of one of citizens it quotes cells.
private struct ReportToShow: ShowsCases {
    let number: Int
    let kind: ImportKind
    /// Whose cases the file wrote.
    let citizens: [Int]

    func add(to cases: inout ShownCases) {
        guard kind.tellsOfCitizens else { return }
        cases.addQuotes()
        for citizen in citizens { cases.add(citizen: citizen) }
    }
}

extension Transaction {
    /// Whose cases a file wrote.
    fileprivate func citizens(of file: Int, _ kind: ImportKind) throws -> [Int] {
        guard kind.tellsOfCitizens else { return [] }
        return try rows(
            """
            select r.citizen_id from import_file f join referral_version v on v.event_id = f.event_id
            join referral r on r.id = v.referral_id where f.id = \(file)
            union
            select v.citizen_id from import_file f join allocation_version v on v.event_id = f.event_id where f.id = \(file)
            """
        ).map { try $0["citizen_id"] }
    }
}

extension Store {
    /// The number of a file that was sent in and of what kind it was, by its number as people write it. That its report is
    /// shown is noted, where it is of citizens, also where nothing of it was stored.
    ///
    /// - Throws: `import_unreadable` where what was said of it went with its key.
    package func importFile(_ name: String) async throws -> (number: Int, kind: ImportKind) {
        let report = try await read { tx in
            let id = try tx.id(of: name, .imports)
            let row = try tx.optionalRow(
                "select kind, report_sealed and key is null as is_destroyed from import_file where id = \(id)")
            guard let row, let kind = ImportKind(rawValue: try row["kind"]) else {
                throw Problem.unknown(.imports, name)
            }
            guard try !row["is_destroyed"] else { throw Problem.unreadable(id) }
            return ReportToShow(number: id, kind: kind, citizens: try tx.citizens(of: id, kind))
        }
        return (report.number, report.kind)
    }

    /// About a megabyte of what was said of a file, as it was answered: JSON in UTF-8, cut anywhere.
    ///
    /// - Parameter part: from 1.
    /// - Returns: nil after the last part.
    package func importReport(_ part: Int, of number: Int) async throws -> [UInt8]? {
        try await read { [vault] tx in
            let row = try tx.optionalRow(
                """
                select r.bytes, f.report_sealed, f.key,
                  (select count(*) from import_report_part where import_file_id = f.id) as parts
                from import_report_part r join import_file f on f.id = r.import_file_id
                where f.id = \(number) and r.part = \(part)
                """)
            guard let row else { return nil }
            guard try row["report_sealed"] else { return try row["bytes"] }
            guard let key: [UInt8] = try row["key"] else { throw Problem.unreadable(number) }
            return try vault.open(
                key: key, sealed: try row["bytes"], of: .importFile(number),
                at: .report(part: part, of: try row["parts"]))
        }
    }
}
