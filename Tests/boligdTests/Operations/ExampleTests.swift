import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Synchronization
import Testing

@testable import boligd

/// A real request and its answer for every operation, as files that a reviewer can read and a change shows up in.
@Suite struct ExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Examples")
    private static let answers = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("schema/examples.json")
    private static var writes: Bool { ProcessInfo.processInfo.environment["BOLIG_WRITE_EXAMPLES"] != nil }

    @Test(
        "what is asked is answered as the files say (BOLIG_WRITE_EXAMPLES=1 renews them), and no operation is left out")
    func examples() async throws {
        let script = try ExampleScript(
            String(contentsOf: Self.folder.appendingPathComponent("requests.txt"), encoding: .utf8))
        let day = CalendarOfExamples()
        try await TestApplication.with(clock: day.clock) { service in
            var members: [JSON.Member] = []
            var kept: Set<String> = []
            var last: [String: Any] = [:]
            for step in script.steps {
                switch step {
                case .day(let text): day.put(text)
                case .recheck: try await Self.recheck(service, day.clock)
                case .ask(var request):
                    try Self.fill(&request, last)
                    let before = try await service.reads(of: request.operation.name)
                    let answer = try await Self.ask(request, service)
                    last = answer.object
                    // Whatever shows persons is noted, once.
                    if request.operation.persons != .none {
                        let reads = try await service.reads(of: request.operation.name)
                        #expect(reads == before + 1, "\(request.operation.name) is not noted")
                        #expect(answer.headers[.cacheControl] == "no-store", "\(request.operation.name)")
                    }
                    #expect(answer.status < 300, "\(request.address): \(String(decoding: answer.bytes, as: UTF8.self))")
                    let name = request.operation.name
                    guard request.isKept, kept.insert(name).inserted else { continue }
                    let example = ExampleText(request, answer)
                    if let json = example.json { members.append(JSON.Member(name, json)) }
                    try Self.hold(example.text, Self.folder.appendingPathComponent(name + ".http"))
                }
            }
            let left = Operations.all.map(\.name).filter { !kept.contains($0) }
            #expect(left.isEmpty, "no example of \(left)")
            try Self.hold(JSON.object(members.sorted { $0.name < $1.name }).indented, Self.answers)
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let named = Set(Operations.all.map { $0.name + ".http" } + ["requests.txt"])
        #expect(files.filter { !named.contains($0) }.isEmpty, "of no operation")
    }

    private static func fill(_ request: inout ExampleScript.Request, _ last: [String: Any]) throws {
        // Of a list the first row.
        let row = (last["items"] as? [[String: Any]])?.first ?? [:]
        for (name, value) in last.merging(row, uniquingKeysWith: { own, _ in own }) {
            if let text = value as? String {
                request.address = request.address.replacing(percentEncoded("@last.\(name)"), with: percentEncoded(text))
            }
        }
        guard request.body?.contains("@parameters") == true else { return }
        let shipped = try #require(Rules.shipped().parameters.periods.last)
        let entries = shipped.values.map { key, parameter in
            ParameterFile.Entry(
                key: key.rawValue, value: parameter.value?.description, unit: key.measure.rawValue,
                confidence: parameter.confidence.rawValue, reviewBy: parameter.reviewBy.description,
                source: parameter.source)
        }
        let text = ParameterFile.text(from: "2026-09-01", entries.sorted { $0.key < $1.key })
        request.body = request.body?.replacing("\"@parameters\"", with: JSON.text(text).compact)
    }

    private static func ask(_ request: ExampleScript.Request, _ service: TestApplication) async throws
        -> TestApplication.Answer
    {
        var headers: HTTPFields = [.requestID: "example-0001"]
        for (name, value) in request.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return try await service.send(
            request.operation.method == .get ? .get : .post, request.address, request.body, token: request.role,
            headers: headers)
    }

    private static func recheck(_ service: TestApplication, _ clock: Clock) async throws {
        try await Rechecks(
            store: service.store, clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).work()
    }

    private static func hold(_ text: String, _ file: URL) throws {
        if writes {
            try Data(text.utf8).write(to: file)
        } else {
            let held = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(held == text, "\(file.lastPathComponent)")
        }
    }

    private final class CalendarOfExamples: Sendable {
        private let day = Mutex("2026-07-01")
        func put(_ text: String) { day.withLock { $0 = text } }
        var clock: Clock {
            Clock(now: { (try? Date(self.day.withLock { $0 } + "T12:00:00Z", strategy: .iso8601)) ?? .distantPast })
        }
    }
}

/// A request and its answer as text: as sent, but JSON a value a line, what is long cut, and what is another each time (an
/// instant, an id, a hash) the same.
private struct ExampleText {
    /// The answer where it is JSON and whole.
    let json: JSON?
    let text: String

    private static let mostLines = 150

    init(_ request: ExampleScript.Request, _ answer: TestApplication.Answer) {
        var lines = ["\(request.operation.method.rawValue) \(Self.steady(request.address)) HTTP/1.1"]
        lines += request.headers.map { "\($0.name): \($0.value)" }
        if let body = request.body {
            if request.operation.body != nil { lines.append("Content-Type: application/json") }
            lines += ["", request.operation.body == nil ? body.trimmingCharacters(in: .newlines) : Self.pretty(body)]
        }
        lines += ["", "HTTP/1.1 \(answer.status)"]
        for name in [HTTPField.Name.contentType, .cacheControl, .connection] {
            if let value = answer.headers[name] { lines.append("\(name.rawName): \(value)") }
        }
        let type = answer.headers[.contentType] ?? ""
        let body: String
        if type.contains("json") || type.hasPrefix("text/") {
            body = Self.pretty(Self.steady(String(decoding: answer.bytes, as: UTF8.self)))
        } else {
            body = "(\(type))"
        }
        let all = body.split(separator: "\n", omittingEmptySubsequences: false)
        // The description has the examples in it: of itself only how it begins.
        let most = request.operation.name == Operations.openAPI.name ? 12 : Self.mostLines
        let isWhole = all.count <= most
        lines += ["", all.prefix(most).joined(separator: "\n")]
        if !isWhole { lines.append("…") }
        text =
            lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.count > 400 ? $0.prefix(400) + "…" : $0 }.joined(separator: "\n") + "\n"
        json = isWhole && type.contains("json") ? try? JSON(Array(body.utf8)) : nil
    }

    private static func pretty(_ text: String) -> String {
        guard let json = try? JSON(Array(text.utf8)) else { return text }
        return json.indented.trimmingCharacters(in: .newlines)
    }

    private static func steady(_ text: String) -> String {
        text.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)/#, with: "2026-07-01T10:00:00Z")
            // The day of an event is the database's, and so are the days a file is kept.
            .replacing(Clock.system.today.description, with: "2026-07-01")
            .replacing(#/"readable_until":"\d{4}-\d\d-\d\d"/#, with: "\"readable_until\":\"2026-09-29\"")
            .replacing(
                #/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#,
                with: "00000000-0000-4000-8000-000000000000"
            )
            // A file with an instant in it is not always as long.
            .replacing(#/"bytes":\d+/#, with: "\"bytes\":1000")
            .replacing(#/\b[0-9a-f]{32,64}\b/#, with: "0123456789abcdef0123456789abcdef")
    }
}
