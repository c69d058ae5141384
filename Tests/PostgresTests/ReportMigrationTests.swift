import Foundation
import Postgres
import Schema
import TestDatabase
import Testing

/// M0013 moves the reports of files that were sent in before it, each problem to a line of its own.
@Suite struct ReportMigrationTests {
    /// - Parameter problems: numbers of rows.
    private func old(_ file: String, _ problems: Range<Int>) -> String {
        let lines = problems.map {
            """
            {"row": \($0), "cell": "J\($0)", "column": "husleje", "severity": "error", "code": "not_an_amount",
             "found": "6.2\\"o\\\\\\n\\u0001ø", "message": "Det kan ikke læses.", "hint": null}
            """
        }
        return """
            {"file": "\(file)", "kind": "units", "rows": 3, "added": 1, "changed": 0, "unchanged": 0, "refused": 2,
             "stored": true, "read_as": {"encoding": "utf-8", "delimiter": "\\t", "sheet": null},
             "problems": [\(lines.joined(separator: ","))]}
            """
    }

    private func new(_ file: String, _ problems: Range<Int>) -> String {
        let lines = problems.map {
            #"{"cell":"J\#($0)","code":"not_an_amount","column":"husleje","found":"6.2\"o\\\n\u0001ø","hint":null,"#
                + #""message":"Det kan ikke læses.","row":\#($0),"severity":"error"}"#
        }
        return "{\"added\":1,\"changed\":0,\"file\":\"\(file)\",\"kind\":\"units\",\"problems\":[\n"
            + lines.joined(separator: ",\n") + (lines.isEmpty ? "" : "\n")
            + #"],"read_as":{"delimiter":"\t","encoding":"utf-8","sheet":null},"refused":2,"rows":3,"stored":true,"#
            + "\"unchanged\":0}\n"
    }

    @Test func oldReportsAreLaidOutLineByLine() async throws {
        let files = [("blå \\\"1\\\".csv", 2..<4), ("uden.csv", 0..<0), ("lang.csv", 2..<9002)]
        try await TestDatabase.with(empty: true) { database in
            let owner = try await Connection.connect(database.owner)
            _ = try await Migrations(Array(Schema.migrations.prefix { $0.name < "M0013" })).apply(on: owner)
            for (index, file) in files.enumerated() {
                let report = old(file.0, file.1)
                try await owner.transaction { tx in
                    let event: Int = try tx.row(
                        "insert into event (actor, request, action) values ('test', 'r', 'units.import') returning id"
                    )["id"]
                    try tx.execute(
                        """
                        insert into import_file (kind, name, hash, rows, added, changed, unchanged, refused, stored,
                          report, event_id)
                        values ('units', 'f.csv', ''::bytea, 3, 1, 0, 0, 2, true, \(report)::jsonb, \(event)::bigint)
                        """)
                    try tx.execute(
                        """
                        insert into answered_request (actor, key, request_hash, answer)
                        values ('test', \("key \(index + 1)"), ''::bytea, '{"report":' || to_json(\(report)::text)::text || '}')
                        """)
                }
            }
            _ = try await Migrations(Schema.migrations).apply(on: owner)
            for (index, file) in files.enumerated() {
                let kept = try await owner.transaction { tx in
                    try tx.row(
                        """
                        select convert_from(string_agg(bytes, ''::bytea order by part), 'UTF8') as text,
                          count(*) as parts, min(part) as first, max(part) as last
                        from import_report_part where import_file_id = \(index + 1)
                        """)
                }
                #expect(try kept["text"] == new(file.0, file.1))
                #expect(try kept["parts"] == file.1.count / 4000 + 1)
                #expect(try kept["first"] == 1 && kept["last"] == file.1.count / 4000 + 1)
                let answer: String = try await owner.transaction { tx in
                    try tx.row("select answer from answered_request where key = \("key \(index + 1)")")["answer"]
                }
                let number = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Int]
                #expect(number == ["number": index + 1])
            }
            owner.close()
        }
    }
}
