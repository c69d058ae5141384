import Foundation
import Logging
import Synchronization
import Testing

@testable import boligd

/// The log as collectors read it.
@Suite struct LogFormatTests {
    @Test("a message is one line of JSON: its level, what goes with it, numbers as numbers, nothing that ends the line")
    func line() throws {
        let written = Written()
        var logger = Logger(label: "boligd") { label in JSONLogHandler(label: label) { written.add($0) } }
        logger[metadataKey: "request.id"] = "q-1"
        logger.info(
            "request", metadata: ["http.status": "200", "http.route": "/v1/units\n\"x\"", "list": ["a", "007"]])
        let line = try #require(written.lines.first)
        #expect(written.lines.count == 1 && line.last == 10 && line.filter { $0 == 10 }.count == 1)
        let told = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(told["level"] as? String == "info" && told["message"] as? String == "request")
        #expect(told["http.status"] as? Int == 200 && told["request.id"] as? String == "q-1")
        #expect(told["http.route"] as? String == "/v1/units\n\"x\"" && told["list"] as? [String] == ["a", "007"])
        #expect((told["at"] as? String)?.hasSuffix("Z") == true)
    }

    private final class Written: Sendable {
        private let all = Mutex<[[UInt8]]>([])
        var lines: [[UInt8]] { all.withLock { $0 } }
        func add(_ line: [UInt8]) { all.withLock { $0.append(line) } }
    }
}
