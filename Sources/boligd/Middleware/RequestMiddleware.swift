import FoundationEssentials
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Hummingbird
import Logging

/// The outermost: gives each request its id and language, logs one line of it, and turns every error into a problem.
///
/// The log line has method, route, status and duration; never a query, a body or a name.
struct RequestMiddleware: RouterMiddleware {
    /// Where our own database lies; nil where it is somebody else's.
    let dataFolder: String?
    /// Told of every request that was answered.
    var metrics: Metrics?
    /// The names of operations by method and route, as `GET /v1/units/{unit}`.
    private let operations = Dictionary(
        uniqueKeysWithValues: Operations.all.map { ("\($0.method.rawValue) \($0.path)", $0.name) })

    init(dataFolder: String?, metrics: Metrics? = nil) {
        self.dataFolder = dataFolder
        self.metrics = metrics
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.request = requestID(request) ?? newRequestID()
        context.language = language(request)
        // Hummingbird's own id is replaced by ours, which is the client's X-Request-Id where it sent one.
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request.id"] = "\(context.request)"
        let start = ContinuousClock.now
        var response: Response
        do {
            // Whoever asks for a tunnel would wait on this connection for ever.
            if request.method == .connect { throw HTTPError(.notFound) }
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = nobodyServes(request, context, error)
        } catch {
            response = answer(to: error, context)
        }
        if request.method == .connect { response = response.closing(context.channel) }
        response.headers[.requestID] = context.request
        response.headers[.xContentTypeOptions] = "nosniff"
        if response.headers[.contentType]?.hasPrefix("text/html") == true {
            response.headers[.contentSecurityPolicy] = Self.pagePolicy
        }
        let time = start.duration(to: .now)
        if let metrics {
            let route = "\(request.method.rawValue) \(context.endpointPath ?? "")"
            metrics.answered(operations[route] ?? "none", response.status.code, after: time)
        }
        context.logger.info(
            "request",
            metadata: [
                "http.method": "\(request.method)", "http.route": "\(context.endpointPath ?? "unknown")",
                "http.status": "\(response.status.code)",
                "duration.ms": "\(Int(time / .milliseconds(1)))",
            ])
        return response
    }

    /// Of letters and reports a browser runs nothing and fetches nothing; they bring their styles with them.
    private static let pagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static let schema = Schema.of(ProblemAnswer.self) ?? .free

    /// The client's own id where it is a plain one, so that its log and ours can be laid side by side.
    private func requestID(_ request: Request) -> String? {
        guard let id = request.headers[.requestID], (8...64).contains(id.utf8.count),
            id.utf8.allSatisfy({
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
            }), !isCPRNumber(id)
        else { return nil }
        return id
    }

    /// A random UUID (RFC 9562, version 4) of the numbers that the process has; Foundation's own opens a file for each.
    private func newRequestID() -> String {
        var numbers = SystemRandomNumberGenerator()
        let high = numbers.next() & ~0xF000 | 0x4000
        let low = numbers.next() & ~(0b11 << 62) | 0b10 << 62
        return UUID(uuid: unsafeBitCast((high.bigEndian, low.bigEndian), to: uuid_t.self)).uuidString.lowercased()
    }

    private func language(_ request: Request) -> Language {
        let wanted = request.headers[.acceptLanguage] ?? ""
        for part in wanted.split(separator: ",") {
            if let language = Language(rawValue: String(part.drop { $0 == " " }.prefix(2)).lowercased()) {
                return language
            }
        }
        return .da
    }

    /// There is no such address, or none for that method.
    private func nobodyServes(_ request: Request, _ context: Context, _ error: HTTPError) -> Response {
        let methods = Operations.all.filter { $0.matches(request.uri.path) }.map(\.method.rawValue).sorted()
        guard request.method == .connect || !methods.isEmpty else { return answer(to: error, context) }
        var response = answer(to: Problem.wrongMethod(methods), context)
        response.headers[.allow] = methods.joined(separator: ", ")
        return response
    }

    private func answer(to error: any Error, _ context: Context) -> Response {
        var problem = Problem(from: error)
        // A server that stopped for want of space only looks as if it did not answer.
        if ["database_busy", "too_busy"].contains(problem.code), let dataFolder, Disk.isFull(dataFolder) {
            problem = .diskFull
        }
        if problem.kind == .fault {
            // Errors of our own layers describe themselves without values; of others only the type is logged.
            context.logger.error("fault", metadata: ["error": "\(described(error))"])
        }
        let answer = ProblemAnswer(problem, context.language, request: context.request)
        var response =
            (try? Response(
                status: HTTPResponse.Status(code: problem.kind.status), json: answer, Self.schema,
                type: "application/problem+json; charset=utf-8")) ?? Response(status: .internalServerError)
        if problem == .brokenBody { response.headers[.connection] = "close" }
        if [.tryLater, .tooOften].contains(problem.kind) {
            response.headers[.retryAfter] = problem.details["retry_after"] ?? "5"
        }
        if problem.kind == .notSignedIn { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Problem {
    fileprivate static func wrongMethod(_ methods: [String]) -> Problem {
        let list = methods.joined(separator: ", ")
        return Problem(
            .wrongMethod, "wrong_method",
            Words(
                da: "Adressen findes, men ikke for den metode.", en: "The address is there, but not for that method."),
            hint: list.isEmpty ? nil : Words(da: "Brug \(list).", en: "Use \(list)."))
    }
}
