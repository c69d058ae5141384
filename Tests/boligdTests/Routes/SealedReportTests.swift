import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// Files that tell of citizens, and what is said of them: kept sealed, for a time, and for few.
@Suite struct SealedReportTests {
    /// Cells have slipped to where they do not belong, so problems quote them.
    private static let shifted = """
        indstilling_id;cpr;navn;indstillet;maalgruppe
        T-1;6101900101;Anna Prøve;01-01-2026;ung
        T-2;6101900103;01-01-2026;Zyxkvist;6101900102

        """
    private static let register = """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;udfald;udfald_dato;borger
        9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;01-06-2025;Zyxkvist;01-07-2025;6101900102

        """
    private static let words = ["Zyxkvist", "6101900102", "6101900101", "Anna"]

    private func send(_ kind: ImportKind, _ text: String, _ service: TestApplication, file: String = "f.csv")
        async throws
        -> TestApplication.Answer
    {
        try await service.send(
            .post, "/v1/imports?kind=\(kind.rawValue)&accept_valid=true", text, headers: [.file: file])
    }

    /// Which of the words stand in clear in what is kept of files.
    private func inClear(_ service: TestApplication) async throws -> [String] {
        try await service.owner.transaction { tx in
            try Self.words.filter { word in
                try tx.row(
                    """
                    select exists (select from import_report_part where position(convert_to(\(word), 'UTF8') in bytes) > 0)
                      or exists (select from import_file_part where position(convert_to(\(word), 'UTF8') in bytes) > 0)
                      as found
                    """)["found"]
            }
        }
    }

    @Test("a file of units with a column nobody reads is sealed: anything may stand in it")
    func unknownColumns() async throws {
        try await TestApplication.with { service in
            _ = try await service.send(.post, "/v1/associations", #"{"association": "9001", "name": "Eksempel"}"#)
            func units(_ more: String) -> String {
                """
                boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra\(more)
                9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;5200;\(Clock.system.today);\(Clock.system.today)\(more.isEmpty ? "" : ";6101900102")

                """
            }
            for (file, more) in ["", ";bemærkning", ";6101900101"].enumerated() {
                let answer = try await service.send(
                    .post, "/v1/imports?kind=units&file=f.csv", units(more), headers: [.confirm: "test"])
                #expect(answer.object["stored"] as? Bool == true, "\(answer.object)")
                let until = try await service.send(.get, "/v1/imports/I-\(file + 1)").object["readable_until"]
                #expect((until is NSNull) == more.isEmpty, "\(more)")
            }
            #expect(try await inClear(service).isEmpty)
        }
    }

    @Test(
        "report and bytes are sealed, are read by few, and go with their key",
        arguments: [ImportKind.referrals, .register])
    func sealed(kind: ImportKind) async throws {
        try await TestApplication.with { service in
            _ = try await service.send(.post, "/v1/associations", #"{"association": "9001", "name": "Eksempel"}"#)
            let answer = try await send(kind, kind == .referrals ? Self.shifted : Self.register, service)
            #expect(String(decoding: answer.bytes, as: UTF8.self).contains("Zyxkvist"), "\(answer.object)")
            #expect(try await inClear(service).isEmpty)
            let reader: Role = kind == .referrals ? .caseworker : .statistician
            let kept = try await service.get("imports/I-1/report", as: reader)
            #expect(kept.status == 200 && kept.bytes == answer.bytes)
            #expect(try await service.get("imports/I-1/report", as: .receiver).status == 403)
            #expect(try await service.get("imports/I-1/report", as: .association).status == 404)
            let act = Act(actor: "boligd", request: "test", action: "imports.forget")
            #expect(try await service.store.forgetFiles(act, today: Clock.system.today.adding(days: 92)) == 1)
            let gone = try await service.get("imports/I-1/report", as: reader)
            #expect(gone.status == 409 && gone.code == "import_unreadable")
            #expect(try await service.get("imports/I-1", as: .receiver).status == 200)
        }
    }

    @Test("a file of citizens that was sent as another kind is sealed too")
    func mistaken() async throws {
        try await TestApplication.with { service in
            for kind in [ImportKind.units, .vacancies, .census] {
                let answer = try await send(kind, Self.shifted, service)
                #expect(answer.object["stored"] as? Bool == false, "\(kind)")
            }
            #expect(try await inClear(service).isEmpty)
            #expect(try await service.get("imports/I-1/report", as: .receiver).status == 200)
            let act = Act(actor: "boligd", request: "test", action: "imports.forget")
            #expect(try await service.store.forgetFiles(act, today: Clock.system.today.adding(days: 92)) == 3)
        }
    }

    @Test("a report's parts open in their own places only, and its end cannot be cut")
    func bound() async throws {
        try await TestApplication.with { service in
            let rows = (1...9000).map { "T-\($0);Zyxkvist \($0);Prøve;01-01-2026;ung\n" }.joined()
            let answer = try await send(.referrals, "indstilling_id;cpr;navn;indstillet;maalgruppe\n" + rows, service)
            #expect(answer.bytes.count > 1 << 20)
            #expect(try await service.get("imports/I-1/report", as: .caseworker).bytes == answer.bytes)
            try await service.owner.transaction { tx in
                _ = try tx.execute(
                    """
                    delete from import_report_part where part = (select max(part) from import_report_part)
                    """)
            }
            await #expect(throws: (any Error).self) { try await service.store.importReport(1, of: 1) }
        }
    }

    @Test("what earlier versions kept in clear is sealed by the service, once")
    func before() async throws {
        try await TestApplication.with { service in
            _ = try await service.send(.post, "/v1/associations", #"{"association": "9001", "name": "Eksempel"}"#)
            for text in [Self.register, Self.register + " ", Self.register + "  "] {
                _ = try await send(.register, text, service)
            }
            _ = try await send(.referrals, Self.shifted, service)
            // I-1 and I-4 as they were kept; of I-2 the key was destroyed already.
            try await service.owner.transaction { tx in
                try tx.batch([
                    "update import_report_part set bytes = 'Zyxkvist' where import_file_id in (1, 2, 4)",
                    "update import_file_part set bytes = '6101900102' where import_file_id = 1",
                    "update import_file set report_sealed = false where id in (1, 2, 4)",
                    "update import_file set key = null where id in (1, 2)",
                    "update import_file set keep_until = null where id = 1",
                ])
            }
            #expect(try await inClear(service) == ["Zyxkvist", "6101900102"])
            let job = try #require(
                Job.all(service.store, .system, .init(label: "test")).first { $0.name == .retention })
            var act = Act(actor: "boligd", request: "test", action: "jobs.run", dryRun: true)
            #expect(try await job.work(act) == 3)
            act.dryRun = false
            #expect(try await job.work(act) == 3)
            #expect(try await job.work(act) == 0)
            #expect(try await inClear(service).isEmpty)
            #expect(try await service.store.importReport(1, of: 1) == Array("Zyxkvist".utf8))
            #expect(try await service.store.importReport(1, of: 4) == Array("Zyxkvist".utf8))
            #expect(try await service.get("imports/I-2/report", as: .caseworker).code == "import_unreadable")
            let until = try await service.get("imports/I-1", as: .caseworker).object["readable_until"] as? String
            #expect(until == "\(Clock.system.today.adding(days: 90))")
        }
    }

    @Test("a CPR number is no number of a case and stands in no file's name")
    func numbers() async throws {
        try await TestApplication.with { service in
            let answer = try await send(
                .referrals, "indstilling_id;cpr;indstillet\n610190-0101;6101900101;01-01-2026\n", service)
            let problems = answer.object["problems"] as? [[String: Any]] ?? []
            #expect(problems.map { $0["code"] as? String } == ["number_in_text"], "\(answer.object)")
            #expect(
                try await service.get("referrals", as: .caseworker).object["items"].map { ($0 as? [Any])?.isEmpty }
                    == true)
            let named = try await send(.referrals, Self.shifted, service, file: "Zyx_610190-0101.csv")
            #expect(named.status == 409 && named.code == "number_in_text")
            let inAddress = try await service.send(
                .post, "/v1/imports?kind=referrals&file=610190-0101.csv", Self.shifted)
            #expect(inAddress.code == "number_in_text")
            _ = try await send(.referrals, Self.shifted, service, file: "indstillinger.csv")
            #expect(
                try await service.get("imports/I-2", as: .caseworker).object["file"] as? String == "indstillinger.csv")
        }
    }
}
