import Foundation
import Housing
import HousingAPI
import HousingFiles
import Testing

@testable import bolig

private let header =
    "boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra\n"

private func row(_ tenancy: Int, rent: String = "4.200") -> String {
    "0123;4;\(tenancy);Eksempelvej 1;2300;København S;familiebolig;2;62,5;\(rent);02-11-2026;01-12-2026\n"
}

private func report(
    rows: Int = 2, added: Int = 0, refused: Int = 0, stored: Bool = false, problems: String = ""
) -> String {
    """
    {"added":\(added),"changed":0,"file":"f.csv","kind":"units","problems":[
    \(problems.isEmpty ? "" : problems + "\n")],"read_as":{"delimiter":";","encoding":"utf-8","sheet":null},\
    "refused":\(refused),"rows":\(rows),"stored":\(stored),"unchanged":0}

    """
}

private func problem(_ code: String, _ severity: String, row: String) -> String {
    """
    {"cell":null,"code":"\(code)","column":null,"found":null,"hint":null,"message":"m","row":\(row),\
    "severity":"\(severity)"}
    """
}

@Suite struct ReportExitTests {
    private static let table: [(json: String, confirmed: Bool, acceptValid: Bool, exit: Int32)] = [
        (report(added: 2, stored: true), false, false, 0),
        (report(added: 2), false, false, 0),
        (report(added: 1, refused: 1), false, false, 1),
        (report(added: 1, refused: 1), false, true, 0),
        (report(added: 1, refused: 1, stored: true), false, true, 0),
        (report(refused: 2), false, true, 1),
        (report(rows: 0, problems: problem("missing_column", "error", row: "null")), false, true, 65),
        (report(added: 2, problems: problem("unusual_count", "confirm", row: "null")), false, false, 1),
        (report(added: 2, problems: problem("unusual_count", "confirm", row: "null")), true, false, 0),
        (report(added: 2, problems: problem("seen_before", "info", row: "null")), false, false, 0),
    ]

    @Test(arguments: table.indices) func theExitIsTheContracts(index: Int) throws {
        let (json, confirmed, acceptValid, exit) = Self.table[index]
        let writer = try SpoolWriter()
        try writer.write(json.utf8)
        let read = try #require(try ImportReport(text: try writer.finish()))
        #expect(try read.exit(confirmed: confirmed, acceptValid: acceptValid) == exit)
    }
}

@Suite struct UnitsCheckTests {
    @Test(
        arguments: [
            (header + row(1) + row(2), [], 0),
            (header + row(1, rent: "6.2oo"), [], 1),
            (header + row(1, rent: "6.2oo") + row(2), ["--accept-valid"], 0),
            (header + row(1, rent: "100"), [], 1),
            (header + row(1, rent: "100"), ["--confirm", "Bekræftet"], 0),
            (header, [], 65),
            ("et;to\n1;2\n", [], 65),
        ] as [(String, [String], Int32)])
    func aFileIsJudgedWithoutADaemon(text: String, options: [String], exit: Int32) async throws {
        try await withFolder { folder in
            let file = folder.appendingPathComponent("boliger.csv")
            try Data(text.utf8).write(to: file)
            let marked = folder.appendingPathComponent("fejl.csv")
            let line = ["units", "check", file.path, "--on", "03-11-2026"] + options
            #expect(await Bolig.run(line) == exit)
            if exit == 1 {
                #expect(await Bolig.run(line + ["--problems", marked.path]) == 1)
                #expect(try String(contentsOf: marked, encoding: .utf8).hasPrefix(header.dropLast() + ";fejl"))
            }
        }
    }

    @Test func aFileThatIsNotThereIsWrongUse() async {
        #expect(await Bolig.run(["units", "check", "/nowhere/boliger.csv"]) == 64)
    }
}

@Suite struct ImportSendTests {
    @Test func theBytesTravelAsTheyAreAndAgainAfterABreak() async throws {
        let daemon = try await FakeDaemon.start { index, _ in
            index == 0 ? .hangUp : .json(200, report(added: 1, refused: 1))
        }
        try await withFolder { folder in
            try writeClientFile(folder, server: daemon.address)
            let file = folder.appendingPathComponent("mine boliger.csv")
            try Data((header + row(1)).utf8).write(to: file)
            let line = [
                "units", "import", file.path, "--confirm", "Bekræftet", "--dry-run", "--association", "0123", "--data",
                folder.path,
            ]
            #expect(await Bolig.run(line) == 1)
        }
        let request = try #require(daemon.requests.last)
        #expect(request.uri == "/v1/imports?kind=units&association=0123&dry_run=true")
        #expect(request.headers["bolig-file"] == "mine%20boliger.csv")
        #expect(request.headers["bolig-confirm"] == "Bekr%C3%A6ftet")
        #expect(request.body == header + row(1))
        #expect(Set(daemon.requests.map { $0.headers["idempotency-key"] }).count == 1)
        try await daemon.stop()
    }

    @Test func eachFileIsSentThoughAnotherCannotBeRead() async throws {
        let daemon = try await FakeDaemon.start { _, request in
            request.headers["bolig-file"] == "daarlig.csv"
                ? .json(200, report(refused: 2)) : .json(200, report(added: 1, stored: true))
        }
        try await withFolder { folder in
            try writeClientFile(folder, server: daemon.address)
            let files = ["god.csv", "daarlig.csv", "endnu en.csv"].map { folder.appendingPathComponent($0) }
            for file in files { try Data((header + row(1)).utf8).write(to: file) }
            let named = folder.appendingPathComponent("Zyx_660177-4400.csv")
            try Data((header + row(1)).utf8).write(to: named)
            func run(_ paths: [String]) async -> Int32 {
                await Bolig.run(["units", "import"] + paths + ["--data", folder.path, "--format", "json"])
            }
            #expect(await run([files[0].path, "/nowhere/boliger.csv", files[2].path]) == 64)
            #expect(daemon.requests.map { $0.headers["bolig-file"] } == ["god.csv", "endnu%20en.csv"])
            // The worst, wherever it stands; a name with a CPR number is sent nowhere.
            #expect(await run([files[1].path, files[0].path]) == 1)
            #expect(await run([named.path, files[0].path]) == 1)
            #expect(await run([files[0].path, files[2].path]) == 0)
            #expect(
                !daemon.requests.contains { $0.headers["bolig-file"]?.contains("4400") != false }
                    && daemon.requests.count == 7)
            #expect(await Bolig.run(["units", "import", named.path, "--data", folder.path]) == 1)
            #expect(daemon.requests.count == 7)
        }
        try await daemon.stop()
    }

    @Test func aFailureOfOneOfSeveralFilesNamesIt() {
        let failure = Failure(caught: Problem(.refused, "some_rule", Words(da: "Nej.", en: "No.")))
        #expect(failure.naming(file: "a.csv").problem.details == ["file": "a.csv"] && failure.exit == 1)
        #expect(failure.naming(file: "660177-4400.csv").problem.details.isEmpty)
        #expect(Failure(caught: CancellationError()).exit == 70)
    }

    @Test func aFileAboveTheLimitIsNotSent() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(500, "{}") }
        try await withFolder { folder in
            try writeClientFile(folder, server: daemon.address)
            let file = folder.appendingPathComponent("stor.csv")
            try Data(count: (50 << 20) + 1).write(to: file)
            #expect(await Bolig.run(["register", "import", file.path, "--data", folder.path]) == 65)
        }
        #expect(daemon.requests.isEmpty)
        try await daemon.stop()
    }
}
