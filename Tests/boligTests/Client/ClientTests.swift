import ArgumentParser
import Foundation
import Housing
import HousingAPI
import Testing

@testable import bolig

private let record = #"{"unit":"U-1","state":"returned","rent":6200.5}"#

private func problem(_ status: Int) -> String {
    #"{"status":\#(status),"code":"c","message":"m","details":{"unit":"U-1"},"hint":"h","request":"req-1"}"#
}

private func client(_ daemon: FakeDaemon) -> Client {
    var client = Client(Whereabouts(server: daemon.address, token: "t0"))
    client.pauses = [.milliseconds(1), .milliseconds(1)]
    return client
}

@Suite struct ClientTests {
    /// Runs a command line against the daemon, found through a data folder.
    private func run(_ line: String, _ daemon: FakeDaemon) async throws -> Int32 {
        try await withFolder { folder in
            try writeClientFile(folder, server: daemon.address)
            return await Bolig.run(line.split(separator: " ").map(String.init) + ["--data", folder.path])
        }
    }

    @Test func aBrokenConnectionIsTriedAgainWithTheSameKey() async throws {
        let daemon = try await FakeDaemon.start { index, _ in index < 2 ? .hangUp : .json(200, record) }
        let write = try WriteOptions.parse([])
        let answer = try await write.sent(Operations.unitsWithdraw, ["U-1"], Step(on: nil), by: client(daemon))
        #expect(answer["rent"] == .number("6200.5"))
        let keys = daemon.requests.map { $0.headers["idempotency-key"] }
        #expect(keys.count == 3)
        #expect(Set(keys).count == 1)
        #expect(keys[0]?.isEmpty == false)
        try await daemon.stop()
    }

    @Test(arguments: [
        "referrals show 0101801234", "units show 010180-1234", "referrals list --where source_number=0101801234",
        "units candidates U-1 --why 010180-1234", "undo 010180–1234 --reason x",
        "checks list --where referral=0101801234",
        "referrals close 01.01.80-1234 --reason died", "checks run 0101801234", "allocations offer U-1 0101801234",
    ])
    func noAddressHasACPRNumber(line: String) async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(200, record) }
        #expect(try await run(line, daemon) == 64)
        #expect(daemon.requests.isEmpty, "\(daemon.requests.map(\.uri))")
        try await daemon.stop()
    }

    @Test func aConnectionThatKeepsBreakingIsTryLater() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .hangUp }
        let failure = await #expect(throws: Failure.self) {
            _ = try await client(daemon).ask(Operations.show(.units), ["U-1"])
        }
        #expect(failure?.exit == 75)
        #expect(daemon.requests.count == 3)
        try await daemon.stop()
    }

    @Test func nobodyListeningIsNoDaemon() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .hangUp }
        try await daemon.stop()
        #expect(try await run("status", daemon) == 69)
    }

    @Test(arguments: [(400, 64), (403, 77), (404, 1), (409, 1), (413, 65), (422, 65), (429, 75), (500, 70), (503, 75)])
    func theExitFollowsTheStatus(status: Int, exit: Int32) async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(status, problem(status)) }
        #expect(try await run("units show U-1", daemon) == exit)
        #expect(try await run("units withdraw U-1", daemon) == exit)
        try await daemon.stop()
    }

    @Test func anAnswerFromSomebodyElseIsAFault() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .bytes("<html>") }
        #expect(try await run("units show U-1", daemon) == 70)
        try await daemon.stop()
    }

    @Test func aWriteSaysWhatItIsAbout() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(200, record) }
        #expect(
            try await run("units withdraw 0123/4/56/2025-01-02 --on 15-01-2025 --reason Sælges --dry-run", daemon) == 0)
        let request = try #require(daemon.requests.first)
        #expect(request.method == "POST")
        #expect(request.uri == "/v1/units/0123%2F4%2F56%2F2025-01-02/withdraw?dry_run=true")
        #expect(request.headers["bolig-reason"] == "S%C3%A6lges")
        #expect(request.headers["authorization"] == "Bearer t0")
        #expect(request.body == #"{"on":"2025-01-15"}"#)
        try await daemon.stop()
    }

    @Test func aCPRNumberIsNeverSentInAnAddress() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(200, record) }
        #expect(try await run("referrals show 660878-0014", daemon) == 64)
        #expect(try await run("units return 6608780014 --reason access", daemon) == 64)
        #expect(daemon.requests.isEmpty)
        try await daemon.stop()
    }

    @Test func aNameOfTheFilesIsLookedUp() async throws {
        let daemon = try await FakeDaemon.start { _, request in
            if request.method == "GET" { return .json(200, #"{"referral":"R-7"}"#) }
            return .json(200, #"{"check":"C-1","outcome":"fail"}"#)
        }
        #expect(try await run("checks run S/2025/17 --unit u-12", daemon) == 1)
        #expect(daemon.requests.map(\.uri) == ["/v1/referrals/S%2F2025%2F17", "/v1/checks"])
        #expect(daemon.requests.last?.body.contains(#""referral":"R-7""#) == true)
        #expect(daemon.requests.last?.body.contains(#""unit":"U-12""#) == true)
        try await daemon.stop()
    }

    @Test func aWholeListIsOneAnswer() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(200, "\(record)\n\(record)\n") }
        #expect(try await run("units list --where rent<6.200 --sort -rent --format csv", daemon) == 0)
        #expect(daemon.requests.map(\.uri) == ["/v1/units?where=rent%3C6.200&sort=-rent"])
        try await daemon.stop()
    }

    @Test func aListFromAPlaceAsksPageAfterPage() async throws {
        let daemon = try await FakeDaemon.start { index, _ in
            .json(200, #"{"items":[\#(record),\#(record)],"next":\#(index == 0 ? "\"c1\"" : "null")}"#)
        }
        #expect(try await run("units list --cursor c0 --format jsonl", daemon) == 0)
        #expect(daemon.requests.map(\.uri) == ["/v1/units?limit=1000&cursor=c0", "/v1/units?limit=1000&cursor=c1"])
        try await daemon.stop()
    }

    @Test func aLimitIsAskedForAndKept() async throws {
        let daemon = try await FakeDaemon.start { _, _ in .json(200, #"{"items":[\#(record)],"next":"c"}"#) }
        #expect(try await run("units list --limit 2 --format csv", daemon) == 0)
        #expect(daemon.requests.map(\.uri) == ["/v1/units?limit=2", "/v1/units?limit=1&cursor=c"])
        try await daemon.stop()
    }
}

@Suite struct FailureTests {
    @Test func aPersonReadsWhatIsWrongAndWhatToDo() throws {
        let failure = Failure(try JSONDecoder().decode(ProblemAnswer.self, from: Data(problem(409).utf8)))
        #expect(failure.text(.da) == "Fejl: m\n  unit U-1\n  h\n  Kode: c")
        #expect(failure.text(.en) == "Error: m\n  unit U-1\n  h\n  Code: c")
    }

    @Test("a list is said once to a person, in message or hint, and stands in the details of a program")
    func listOnce() throws {
        func failure(_ details: [String: String], _ message: String, hint: String) -> Failure {
            Failure(
                Problem(
                    .wrongUse, "c", Words(da: message, en: message), details: details, hint: Words(da: hint, en: hint)))
        }
        let word = failure(["field": "action", "codes": "a.b,a.c"], "m", hint: "En af: Ord (a.b), a.c.")
        #expect(word.text(.da) == "Fejl: m\n  field action\n  En af: Ord (a.b), a.c.\n  Kode: c")
        #expect(word.json.contains(#""codes":"a.b,a.c""#))
        let which = failure(["candidates": "U-1, U-2", "count": "2"], "K har 2: U-1, U-2.", hint: "h")
        #expect(which.text(.da) == "Fejl: K har 2: U-1, U-2.\n  count 2\n  h\n  Kode: c")
        // What neither of them says whole stays.
        let types = failure(["unit_types": "family,youth"], "m family", hint: "h")
        #expect(types.text(.da).contains("unit_types family,youth"))
    }

    @Test func aFaultNamesItsRequest() throws {
        let failure = Failure(try JSONDecoder().decode(ProblemAnswer.self, from: Data(problem(500).utf8)))
        #expect(failure.text(.en).hasSuffix("Code: c, request: req-1"))
    }

    @Test func aProgramReadsTheProblem() throws {
        let sent = try JSONDecoder().decode(ProblemAnswer.self, from: Data(problem(422).utf8))
        #expect(try JSONDecoder().decode(ProblemAnswer.self, from: Data(Failure(sent).json.utf8)) == sent)
    }
}
