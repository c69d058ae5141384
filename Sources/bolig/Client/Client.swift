import AsyncHTTPClient
import Foundation
import Housing
import HousingAPI
import HousingFiles
import NIOCore
import NIOHTTP1
import NIOPosix

/// The daemon as the commands see it: operations and values, every problem a `Failure`.
struct Client: Sendable {
    let server: String
    let token: String
    var language = Language.chosen
    /// What look-ups of citizens are for; the service's own words where it is nil.
    var purpose: String?
    /// Why the protection of a citizen is broken; nil where it is not.
    var breakGlass: String?
    /// How long to wait before each further try after a broken connection.
    var pauses: [Duration] = [.milliseconds(300), .seconds(1), .seconds(3)]

    init(_ whereabouts: Whereabouts) {
        server = whereabouts.server
        token = whereabouts.token
    }

    /// One for the process: it is never shut down, since the process ends with it. A daemon that is not there is
    /// said at once, instead of after ten seconds of trying.
    private static let http: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(10)
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// A body that can be sent again from its beginning.
    typealias Body = @Sendable () -> HTTPClientRequest.Body

    /// What came back, whatever its status.
    struct Answer {
        var status: Int
        var request: String?
        var bytes: Data

        /// The value in it; what is not one is a `Failure`.
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
            guard let value = try? JSONDecoder().decode(type, from: bytes) else {
                throw Failure.notUnderstood(status: status, request: request)
            }
            return value
        }

        /// The problem in it, where the status says that there is one.
        var failure: Failure? {
            guard status >= 300 else { return nil }
            return (try? value(ProblemAnswer.self)).map(Failure.init)
                ?? Failure.notUnderstood(status: status, request: request)
        }
    }

    /// Asks for what is too long for memory, or, with a body, sends a write that is answered so. A problem is thrown.
    ///
    /// - Parameter minutes: how long the daemon may take.
    func spooled(
        _ operation: any AnyOperation, _ parts: [String] = [], query: [(String, String)] = [],
        headers: [(String, String)] = [], body: Body? = nil, minutes: Int64
    ) async throws -> Spool {
        try await again {
            let response = try await Self.http.execute(
                request(operation, parts, query, headers, body?()), timeout: .minutes(minutes))
            try await refusing(response)
            let writer = try SpoolWriter()
            for try await piece in response.body { try writer.write(piece.readableBytesView) }
            return try writer.finish()
        }
    }

    /// Throws what an answer other than 200 says.
    private func refusing(_ response: HTTPClientResponse) async throws {
        guard response.status != .ok else { return }
        let bytes = try await response.body.collect(upTo: 1 << 20)
        let answer = Answer(
            status: Int(response.status.code), request: response.headers.first(name: "x-request-id"),
            bytes: Data(bytes.readableBytesView))
        throw answer.failure ?? Failure.notUnderstood(status: answer.status, request: answer.request)
    }

    /// Sends a request, again with the same headers (and so the same idempotency key) where the connection broke.
    func send(
        _ operation: any AnyOperation, _ parts: [String], _ query: [(String, String)], _ headers: [(String, String)],
        _ body: Body?, minutes: Int64
    ) async throws -> Answer {
        try await again {
            let response = try await Self.http.execute(
                request(operation, parts, query, headers, body?()), timeout: .minutes(minutes))
            let bytes = try await response.body.collect(upTo: 256 << 20)
            return Answer(
                status: Int(response.status.code), request: response.headers.first(name: "x-request-id"),
                bytes: Data(bytes.readableBytesView))
        }
    }

    /// Fetches a file, or a list as lines of JSON, a piece at a time.
    func fetch(
        _ operation: any AnyOperation, _ parts: [String], query: [(String, String)] = [],
        accept: String = "application/json", each: (ByteBuffer) throws -> Void
    ) async throws {
        let response = try await again {
            try await Self.http.execute(
                request(operation, parts, query, [], nil, accept: accept), timeout: .minutes(30))
        }
        try await refusing(response)
        do {
            for try await piece in response.body { try each(piece) }
        } catch let error where Breakage(error) != nil {
            throw broken()
        }
    }

    private func request(
        _ operation: any AnyOperation, _ parts: [String], _ query: [(String, String)], _ headers: [(String, String)],
        _ body: HTTPClientRequest.Body?, accept: String = "application/json"
    ) throws -> HTTPClientRequest {
        try Self.refuseNumbers(parts, query)
        let asked = query.map { percentEncoded($0.0) + "=" + percentEncoded($0.1) }.joined(separator: "&")
        var request = HTTPClientRequest(url: server + operation.path(parts) + (asked.isEmpty ? "" : "?" + asked))
        request.method = HTTPMethod(rawValue: operation.method.rawValue)
        request.headers.add(name: "accept", value: accept)
        request.headers.add(name: "accept-language", value: language.rawValue)
        request.headers.add(name: "authorization", value: "Bearer " + token)
        if let purpose, !purpose.isEmpty { request.headers.add(name: "bolig-purpose", value: percentEncoded(purpose)) }
        if let breakGlass { request.headers.add(name: "bolig-break-glass", value: percentEncoded(breakGlass)) }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = body
        return request
    }

    private func again<Value>(_ attempt: () async throws -> Value) async throws -> Value {
        var pauses = pauses[...]
        var wasBroken = false
        while true {
            do {
                return try await attempt()
            } catch {
                switch Breakage(error) {
                case .broken: wasBroken = true
                case .notThere where wasBroken: break
                case .notThere: throw Failure.noDaemon(["server": server])
                case .silent:
                    throw Failure(
                        Problem(
                            .tryLater, "no_answer_in_time",
                            Words(da: "Tjenesten svarede ikke i tide.", en: "The service did not answer in time."),
                            details: ["server": server],
                            hint: Words(da: "Prøv igen senere.", en: "Try again later.")))
                case nil: throw error
                }
                guard let pause = pauses.popFirst() else { throw broken() }
                try await Task.sleep(for: pause)
            }
        }
    }

    private func broken() -> Failure {
        Failure(
            Problem(
                .tryLater, "connection_broken",
                Words(
                    da: "Forbindelsen til tjenesten blev afbrudt flere gange.",
                    en: "The connection to the service broke several times."),
                details: ["server": server],
                hint: Words(
                    da: "Prøv igen senere. Var det en ændring, så se først, om den blev gjort.",
                    en: "Try again later. If it was a change, see first whether it was done.")
            ))
    }
}

/// What went wrong on the way, as far as it decides what to do.
private enum Breakage {
    /// The connection was there and went away: the request may have been carried out.
    case broken
    /// No connection came about.
    case notThere
    /// Connected, and then nothing in time.
    case silent

    /// Nil for an error that has nothing to do with the connection.
    init?(_ error: any Error) {
        if let error = error as? HTTPClientError {
            if error == .connectTimeout {
                self = .notThere
            } else if error == .deadlineExceeded || error == .readTimeout {
                self = .silent
            } else if error == .remoteConnectionClosed || error == .uncleanShutdown {
                self = .broken
            } else {
                return nil
            }
            return
        }
        switch error {
        case is NIOConnectionError, ChannelError.connectTimeout: self = .notThere
        case let error as IOError:
            self = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT].contains(error.errnoCode) ? .notThere : .broken
        case is ChannelError, is HTTPParserError: self = .broken
        default: return nil
        }
    }
}
