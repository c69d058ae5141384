import Foundation
import HTTPTypes
import HousingStore
import HummingbirdTesting
import Postgres
import Testing

@testable import boligd

/// Bodies that are no HTTP, sent as bytes over a socket: whoever sent them is told so, and it is not the service's fault.
@Suite struct MalformedBodyTests {
    /// What follows the headers, and whether the sender then says that nothing more comes.
    private static let bodies: [(head: String, body: String, ends: Bool)] = [
        ("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n", false),
        ("Transfer-Encoding: chunked", "3\r\nabc\r\nqq\r\n", false),
        ("Transfer-Encoding: chunked", "3\r\nabcdef\r\n0\r\n\r\n", false),
        ("Transfer-Encoding: chunked", "fffffffffffffffff\r\nabc", false),
        ("Transfer-Encoding: chunked", "30\r\nabc", true),
        ("Transfer-Encoding: gzip", "0\r\n\r\n", true),
        ("Content-Length: 100", "{", true),
        ("Content-Length: -1", "{", false),
        ("Content-Length: abc", "{", false),
    ]

    @Test("a bad chunk and a body cut short are 400 and end the connection, whatever they were sent to")
    func malformed() async throws {
        try await TestApplication.with(hasSocket: true) { service in
            let port = UInt16(try #require(service.client.port))
            for target in ["POST /v1/associations", "POST /v1/imports?kind=units&file=a.csv", "GET /v1/units"] {
                for sent in Self.bodies {
                    let answer = try await exchange(
                        port,
                        "\(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer all\r\n\(sent.head)\r\n\r\n\(sent.body)",
                        ends: sent.ends)
                    let what = "\(target), \(sent.head), \(sent.body.debugDescription): \(answer.prefix(300))"
                    #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(what)")
                    #expect(answer.lowercased().contains("connection: close"), "\(what)")
                    // What the parser itself will not take has no body.
                    #expect(answer.contains("\"bad_request\"") || answer.contains("Content-Length: 0"), "\(what)")
                }
            }
            let left = try await service.store.read { tx in
                try tx.row("select count(*) from event where action in ('associations.add', 'imports.create')")[
                    "count", as: Int.self]
            }
            #expect(left == 0)
            #expect(try await service.send(.get, "/v1/units").status == 200)
        }
    }

    /// Sends bytes and answers all that came back until the connection ended. It blocks, so it has a thread of its own.
    private func exchange(_ port: UInt16, _ text: String, ends: Bool) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try bytes(port, text, ends: ends) }) }
        }
    }
}

private func bytes(_ port: UInt16, _ text: String, ends: Bool) throws -> String {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    try #require(connected == 0)
    let sent = text.withCString { send(connection, $0, text.utf8.count, Int32(MSG_NOSIGNAL)) }
    try #require(sent == text.utf8.count)
    if ends { shutdown(connection, Int32(SHUT_WR)) }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = recv(connection, &piece, piece.count, 0)
        guard count > 0 else { return String(decoding: answer, as: UTF8.self) + (count < 0 ? "<no end>" : "") }
        answer += piece[..<count]
    }
}
