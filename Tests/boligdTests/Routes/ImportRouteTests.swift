import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@testable import boligd

/// Files as they are sent to the daemon.
@Suite struct ImportRouteTests {
    static let header =
        "boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra\n"

    func row(
        _ tenancy: Int, rent: String = "4200", received: String = "2026-11-02", association: String = "9001"
    ) -> String {
        "\(association);4;\(tenancy);Prøvevej 1;2300;København S;familiebolig;2;62,5;\(rent);\(received);2026-12-01\n"
    }

    func add(_ application: TestApplication, _ number: String = "9001") async throws {
        let new = AssociationAdd(
            association: number, name: "Eksempel \(number)", profile: nil, share: nil, answerDays: 10)
        _ = try await application.store.addAssociation(Act(actor: "test", request: "t", action: "add"), new)
    }

    func send(_ application: TestApplication, _ rows: [String], _ query: String = "") async throws
        -> TestApplication.Answer
    {
        try await application.send(
            .post, "/v1/imports?kind=units&file=f.csv&on=2026-11-09" + query, Self.header + rows.joined())
    }

    func codes(_ answer: TestApplication.Answer) -> [String] {
        (answer.object["problems"] as? [[String: Any]] ?? []).map {
            "\($0["cell"] as? String ?? "-") \($0["code"] as? String ?? "")"
        }
    }

    @Test("a file without the columns it needs is told so, and nothing of it is stored")
    func missingColumns() async throws {
        try await TestApplication.with { application in
            for (kind, text) in [
                ("units", "null"), ("units", "husleje\n1\n"), ("register", "x\ny\n"), ("census", "x\n1\n"),
                ("referrals", "x\n1\n"), ("vacancies", "x\n1\n"),
            ] {
                let answer = try await application.send(.post, "/v1/imports?kind=\(kind)&file=f.csv", text)
                #expect(answer.status == 200 && answer.object["stored"] as? Bool == false, "\(kind)")
                let problems = answer.object["problems"] as? [[String: Any]] ?? []
                #expect(
                    problems.contains {
                        ($0["code"] as? String ?? "").hasPrefix("missing_column") || $0["code"] as? String == "no_rows"
                    }, "\(kind)")
            }
        }
    }

    @Test("an association's files tell of errors, changed rents and days late")
    func history() async throws {
        try await TestApplication.with { application in
            try await add(application)
            try await add(application, "155")
            _ = try await send(application, [row(1), row(2, received: "2026-11-08")])
            _ = try await send(application, [row(1, rent: "4700"), row(3, rent: "x")])
            _ = try await send(application, [row(4), row(5, received: "2026-11-09", association: "155")])
            let files = try await application.store.list(.imports, ListRequest()).items
            #expect(files.map { $0["association"].text } == ["", "9001", "9001"])
            #expect(files.map { $0["associations"].text } == ["2", "1", "1"])
            #expect(files.map { $0["errors"].text } == ["0", "1", "0"])
            #expect(files.map { $0["changed_rents"].text } == ["0", "1", "0"])
            #expect(files.map { $0["late"].text } == ["3.5", "", "4"])
            let associations = try await application.store.list(.importAssociations, ListRequest()).items
            let names = [
                "association", "files", "refused_files", "rows", "errors", "changed_rents", "late", "late_most",
            ]
            var shown: [String] = []
            for line in associations { shown.append(names.map { line[$0].text }.joined(separator: " ")) }
            #expect(shown == ["155 1 0 1 0 0 0 0", "9001 3 1 5 1 1 5 7"])
        }
    }

    @Test("an unusual number of rows is asked about, also where only the rows say whose the file is")
    func unusualCount() async throws {
        try await TestApplication.with { application in
            try await add(application)
            for file in 0..<6 {
                let rows = (0..<4).map { row(file * 10 + $0) }
                #expect(try await send(application, rows).object["stored"] as? Bool == true)
            }
            let few = try await send(application, [row(900)])
            #expect(codes(few) == Array(repeating: "- missing_since", count: 4) + ["- unusual_count"])
            #expect(few.object["stored"] as? Bool == false)
            #expect(try await send(application, [row(900), row(901)]).object["stored"] as? Bool == true)
        }
    }

    @Test("a referral of another citizen is an error at its row, and the others go in")
    func anotherCitizen() async throws {
        try await TestApplication.with { application in
            func refer(_ rows: String, _ query: String = "") async throws -> TestApplication.Answer {
                try await application.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv" + query,
                    "indstilling_id;cpr;indstillet\n" + rows)
            }
            #expect(try await refer("A-1;700170-1234;01-09-2026\n").object["added"] as? Int == 1)
            let rows = "A-1;710170-1234;01-09-2026\nA-2;710170-1234;01-09-2026\nA-2;720170-1234;02-09-2026\n"
            let answer = try await refer(rows, "&accept_valid=true")
            #expect(codes(answer).filter { $0.hasSuffix("out_of_range") } == ["B2 out_of_range", "B4 out_of_range"])
            #expect(answer.object["added"] as? Int == 1 && answer.object["refused"] as? Int == 2)
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("710170"))
        }
    }

    @Test("what was asked about in a file whose good rows are in can be confirmed; the rows with mistakes stay out")
    func confirmedAfterTheGoodRows() async throws {
        try await TestApplication.with { application in
            try await add(application)
            let rows = [row(1), row(2, rent: "100"), row(3, rent: "x"), row(4, rent: "100")]
            let sent = try await send(application, rows, "&accept_valid=true")
            #expect(sent.object["stored"] as? Bool == true && sent.object["refused"] as? Int == 3)
            func confirm(_ file: String) async throws -> TestApplication.Answer {
                try await application.send(.post, "/v1/imports/\(file)/confirm", "", headers: [.reason: "Udlejer"])
            }
            let confirmed = try await confirm("I-1")
            #expect(confirmed.object["stored"] as? Bool == true, "\(confirmed.object)")
            #expect(["added", "unchanged", "refused"].map { confirmed.object[$0] as? Int } == [2, 1, 1])
            #expect(try await application.store.list(.units, ListRequest()).items.count == 3)
            // Of what is left nothing is to be confirmed.
            let again = try await confirm("I-2")
            #expect(again.code == "import_stored" && again.object["hint"] as? String != nil, "\(again.object)")
            let whole = try await send(application, [row(7)])
            #expect(whole.object["stored"] as? Bool == true)
            #expect(try await confirm("I-3").code == "import_stored")
        }
    }

    @Test("a CPR number in the name of a file is refused before it is read, and is said nowhere")
    func numberInFileName() async throws {
        try await TestApplication.with { application in
            try await add(application)
            for name in ["Zyx_660177-4400.csv", "6601774400%20boliger.csv"] {
                let answer = try await application.send(
                    .post, "/v1/imports?kind=units&file=\(name)&on=2026-11-09", Self.header + row(1))
                #expect(answer.code == "number_in_text" && answer.status == 409)
                #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("4400"))
                #expect((answer.object["hint"] as? String)?.contains("Omdøb") == true)
            }
            let association = try await application.send(
                .post, "/v1/imports?kind=units&file=f.csv&association=660177-4400", Self.header + row(1))
            #expect(association.code == "number_in_text")
            #expect(!String(decoding: association.bytes, as: UTF8.self).contains("4400"))
            #expect(try await application.store.list(.imports, ListRequest()).items.isEmpty)
        }
    }

    @Test("a CPR number in any text of a write is refused, be it a name, a key or a note; the field is named alone")
    func numberInABody() async throws {
        try await TestApplication.with { application in
            try await add(application)
            let number = "660177-4400"
            for (path, body, field) in [
                ("associations", "{\"association\":\"7\",\"name\":\"Bo \(number)\"}", "name"),
                ("associations", "{\"association\":\"\(number)\",\"name\":\"x\"}", "association"),
                ("associations/9001/change", "{\"name\":\"\(number)\"}", "name"),
                (
                    "supply",
                    "{\"kind\":\"special\",\"name\":\"Til \(number)\",\"dwellings\":1,\"expected\":\"2027\"}",
                    "name"
                ),
                ("units/U-1/change", "{\"columns\":{\"adresse\":\"Vej 1, \(number)\"}}", "columns.adresse"),
                ("units/U-1/change", "{\"columns\":{\"\(number)\":\"x\"}}", "columns"),
            ] {
                let answer = try await application.send(.post, "/v1/" + path, body, headers: [.reason: "x"])
                #expect(answer.code == "number_in_text", "\(path) \(answer.object)")
                #expect((answer.object["details"] as? [String: String])?["field"] == field)
                #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("4400"))
            }
            // The digits of an id are no number of anybody.
            let id = #"{"columns":{"adresse_id":"0a010180-1234-32b8-e044-0003ba298018"}}"#
            #expect(
                try await application.send(.post, "/v1/units/U-1/change", id, headers: [.reason: "x"]).code
                    == "unknown_unit")
        }
    }

    @Test(
        "a report of several parts is answered as it was made, also to a request sent again; letters are cut by parts")
    func longReport() async throws {
        try await TestApplication.with { application in
            try await add(application)
            // Three bytes a letter, and a first line of another length than those of the problems.
            let rows = (0..<6000).map { row($0, rent: String(repeating: "€", count: 90)) }
            let query = "/v1/imports?kind=units&file=f.csv&on=2026-11-09"
            func send(_ key: String) async throws -> TestApplication.Answer {
                try await application.send(
                    .post, query, Self.header + rows.joined(), headers: [.idempotencyKey: key])
            }
            let first = try await send("one")
            let again = try await send("one")
            let kept = try await application.get("imports/I-1/report")
            #expect(first.bytes.count > 2 << 20 && codes(first).count == 6000)
            #expect(first.bytes == again.bytes && first.bytes == kept.bytes)
            #expect(try await application.store.list(.imports, ListRequest()).items.count == 1)
            var parts: [[UInt8]] = []
            while let part = try await application.store.importReport(parts.count + 1, of: 1) { parts.append(part) }
            #expect(parts.map(\.count).dropLast() == Array(repeating: 1 << 20, count: parts.count - 1)[...])
            #expect(parts.contains { String(validating: $0, as: UTF8.self) == nil })
            #expect(Data(parts.joined()) == first.bytes)
        }
    }

    @Test("a dry run says what the file is worth and keeps no report")
    func dryRun() async throws {
        try await TestApplication.with { application in
            try await add(application)
            let answer = try await send(application, [row(1), row(2, rent: "x")], "&dry_run=true&accept_valid=true")
            #expect(codes(answer) == ["J3 not_an_amount"])
            #expect(answer.object["added"] as? Int == 1 && answer.object["stored"] as? Bool == false)
            #expect(try await application.get("imports/I-1/report").status == 404)
            let parts = try await application.store.read { tx in try tx.rows("select from import_report_part").count }
            #expect(parts == 0)
        }
    }

    @Test("the report is answered again as it was; an unknown profile is refused")
    func receipts() async throws {
        try await TestApplication.with { application in
            try await add(application)
            let answer = try await send(application, [row(1, rent: "x")])
            let again = try await application.get("imports/I-1/report")
            #expect(!answer.bytes.isEmpty && answer.bytes == again.bytes)
            let refused = try await application.send(
                .post, "/v1/associations", #"{"association":"7","name":"x","profile":"nosuch"}"#)
            #expect(refused.code == "unknown_profile")
        }
    }
}
