import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Hummingbird
import NIOCore

/// Puts the operations of `Operations.all` on the router, each with what serves it. Every request goes one way: who asks,
/// may they, what for (read within its bounds), one transaction of the store, the answer.
struct Mount {
    private typealias Handler = @Sendable (Request, Context) async throws -> Response

    let store: Store
    /// Told of every write that was done.
    private let changes: Changes?
    /// Told of every request that was answered.
    private let metrics: Metrics?
    private let wrongTokens = WrongTokens()
    private var handlers: [String: Handler] = [:]

    init(store: Store, changes: Changes? = nil, metrics: Metrics? = nil) {
        self.store = store
        self.changes = changes
        self.metrics = metrics
    }

    /// An operation that answers a row of a listing.
    mutating func serve<Query: Wire, Body: Wire>(
        _ operation: HousingAPI.Operation<Query, Body, Record>,
        _ run: @escaping @Sendable (Call<Query, Body>) async throws -> Record
    ) {
        answer(operation) { call in Answered(record: try await run(call)) }
    }

    /// An operation that answers a page of a listing.
    mutating func serve<Query: Wire, Body: Wire>(
        _ operation: HousingAPI.Operation<Query, Body, Page<Record>>,
        _ run: @escaping @Sendable (Call<Query, Body>) async throws -> Page<Record>
    ) {
        answer(operation) { call in Answered(page: try await run(call)) }
    }

    /// An operation that answers a value.
    mutating func serve<Query: Wire, Body: Wire, Answer: Encodable & Sendable>(
        _ operation: HousingAPI.Operation<Query, Body, Answer>,
        _ run: @escaping @Sendable (Call<Query, Body>) async throws -> Answer
    ) {
        let status = HTTPResponse.Status(code: operation.answer.status)
        var schema = Schema.free
        if case .value(let type, _) = operation.answer { schema = Schema.of(type) ?? .free }
        respond(operation) { [schema] call, _ in try Response(status: status, json: try await run(call), schema) }
    }

    /// An operation that writes its answer itself: a stream, a file, text that was kept.
    mutating func stream<Query: Wire, Body: Wire, Answer>(
        _ operation: HousingAPI.Operation<Query, Body, Answer>,
        _ run: @escaping @Sendable (Call<Query, Body>, Request) async throws -> Response
    ) {
        respond(operation, run)
    }

    /// The names of operations that nothing serves; a test holds that there are none.
    var unserved: [String] { Operations.all.map(\.name).filter { handlers[$0] == nil } }

    /// The router: every operation of the list at its method and path.
    ///
    /// - Parameter dataFolder: where our own database lies; nil where it is somebody else's.
    func router(dataFolder: String? = nil) -> Router<Context> {
        let router = Router(context: Context.self)
        router.add(middleware: RequestMiddleware(dataFolder: dataFolder, metrics: metrics))
        for operation in Operations.all {
            guard let handler = handlers[operation.name] else { continue }
            router.on(
                RouterPath(operation.path.split(separator: "/").map { "/\($0)" }.joined()),
                method: operation.method == .get ? .get : .post, use: handler)
        }
        return router
    }

    private struct Answered: Sendable {
        var record: Record?
        var page: Page<Record>?
    }

    private mutating func answer<Query: Wire, Body: Wire, Answer>(
        _ operation: HousingAPI.Operation<Query, Body, Answer>,
        _ run: @escaping @Sendable (Call<Query, Body>) async throws -> Answered
    ) {
        let shape = operation.answer
        let status = HTTPResponse.Status(code: shape.status)
        respond(operation) { call, _ in
            let answered = try await run(call)
            switch shape {
            case .record(let listing, _, let beside):
                return Response(
                    status: status, answered.record ?? Record(fields: []), of: listing.seen(by: call.actor),
                    beside: beside.filter { detail in detail.right.map { call.actor?.has($0) ?? false } ?? true })
            case .page(let listing, _):
                return Response(
                    status: status, answered.page ?? Page(items: [], next: nil), of: listing.seen(by: call.actor))
            case .value, .stream, .bytes: return Response(status: .internalServerError)
            }
        }
    }

    private mutating func respond<Query: Wire, Body: Wire, Answer>(
        _ operation: HousingAPI.Operation<Query, Body, Answer>,
        _ run: @escaping @Sendable (Call<Query, Body>, Request) async throws -> Response
    ) {
        let (store, changes, wrongTokens) = (store, changes, wrongTokens)
        // Found once: a schema is the same for every request.
        let asked = AskedFor(operation)
        let handler: Handler = { request, context in
            let actor = operation.access == .open ? nil : try await store.actor(of: request, context, wrongTokens)
            try actor?.may(operation.access)
            let call = try await asked.call(request, actor: actor, context)
            let start = ContinuousClock.now
            let reader = actor.map { call.reader($0, operation, context) }
            var response = try await Reader.$current.withValue(reader) { try await run(call, request) }
            guard reader?.isNoted != false else { throw Problem.notNoted }
            if actor != nil, !operation.writes {
                // Who waited for an answer may have been shut out meanwhile.
                if start.duration(to: .now) > .milliseconds(500) {
                    guard try await store.actor(of: request) != nil else {
                        throw await wrongTokens.answer(to: context)
                    }
                }
                response.body = response.body.stopping(unless: { try await store.actor(of: request) != nil })
            }
            if operation.writes { changes?.note() }
            if operation.persons != .none { response.headers[.cacheControl] = "no-store" }
            return response
        }
        // One row is read and answered in less time than threads are changed in.
        if case .record = operation.answer, !operation.writes {
            handlers[operation.name] = handler
        } else {
            handlers[operation.name] = { request, context in
                var response = try await offLoop { try await handler(request, context) }
                response.body = response.body.offLoop
                return response
            }
        }
    }
}

extension Call {
    /// Who is answered, and what for, as the log of look-ups has it.
    fileprivate func reader(_ actor: Actor, _ operation: some AnyOperation, _ context: Context) -> Reader {
        Reader(
            actor: actor.name, request: context.request, operation: operation.name,
            // Of what was typed only what can be no name and no CPR number.
            subject: names.first.flatMap { hasFormOfNumber($0) || Statistic(code: $0) != nil ? $0 : nil },
            purpose: purpose ?? operation.words[context.language], showsPersons: operation.persons != .none,
            seesCases: actor.has(.readCases), seesProtected: actor.has(.readProtected),
            // What it sends is written by the service, which sees to it that it is the association's own.
            association: operation.writes ? nil : actor.association)
    }
}

extension Store {
    /// Who is behind a request. Nobody gets further without a token that is known.
    fileprivate func actor(of request: Request, _ context: Context, _ wrong: WrongTokens) async throws -> Actor {
        guard let token = request.token else { throw Problem.noToken }
        if let actor = try await recentActor(token: token) { return actor }
        throw await wrong.answer(to: context)
    }

    /// The same now, for whoever has been served for some time.
    fileprivate func actor(of request: Request) async throws -> Actor? {
        guard let token = request.token else { return nil }
        return try await actor(token: token)
    }
}

extension WrongTokens {
    fileprivate func answer(to context: Context) -> Problem {
        answer(to: context.channel.remoteAddress?.ipAddress ?? "")
    }
}

extension Request {
    /// What stands after `Bearer`.
    fileprivate var token: String? {
        guard let header = headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst(7))
    }
}

extension Actor {
    /// Refused without the right, before anything of the request is read.
    func may(_ access: Access) throws(Problem) {
        switch access {
        case .open, .signedIn: return
        case .right(let right): try require(right)
        case .step: if !Right.ofSteps.contains(where: has) { try require(.allocate) }
        case .history: if !has(.setPolicy) { try require(.readCases) }
        }
    }

    /// Refused without a right that is asked for beyond the operation's own.
    func require(_ right: Right) throws(Problem) {
        guard !has(right) else { return }
        let roles = right.roles.map(\.words)
        func list(_ language: Language) -> String {
            roles.map { $0[language].lowercased() }.sorted().joined(separator: ", ")
        }
        throw Problem(
            .notAllowed, "not_allowed",
            Words(
                da: "Din bruger har ikke ret til at \(right.words.da).", en: "Your user may not \(right.words.en)."),
            details: ["right": right.rawValue],
            hint: Words(
                da: "Det kræver en af rollerne: \(list(.da)).", en: "It takes one of the roles: \(list(.en))."))
    }
}

extension Listing {
    /// With the fields that somebody may see.
    func seen(by actor: Actor?) -> Listing { seen { actor?.has($0) ?? false } }
}

extension Problem {
    /// There is no answer about persons without the event of it.
    fileprivate static let notNoted = Problem(
        .fault, "read_not_noted",
        Words(da: "Opslaget kunne ikke skrives i loggen.", en: "The look-up could not be noted."))

    /// There is no answer without a token.
    static let noToken = Problem(
        .notSignedIn, "no_token",
        Words(da: "Der mangler en gyldig adgangsnøgle.", en: "A valid token is missing."),
        hint: Words(da: "Log ind: bolig login", en: "Log in: bolig login"))
}
