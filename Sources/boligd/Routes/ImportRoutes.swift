import Crypto
import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird
import Synchronization

/// Files: `POST /v1/imports?kind=units&file=NAME` with the bytes as the body, answered with the contract's report.
struct ImportRoutes {
    let store: Store
    let profiles: Profiles
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        routes.post("imports", use: importFile)
        routes.get("imports/:number/report", use: report)
    }

    /// The report as it was answered. One of referrals quotes what stood of citizens.
    @Sendable func report(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readUnits)
        let (number, kind) = try await store.importFile(try context.name("number"))
        if kind == .referrals { try context.require(.readCitizens) }
        return kept(number)
    }

    private func kept(_ number: Int) -> Response {
        Response(pieces: { [store] in try await store.importReport($0 + 1, of: number) })
    }

    /// A sender who goes away before the answer wanted it undone: the transaction is cancelled and nothing is stored.
    @Sendable func importFile(_ request: Request, _ context: Context) async throws -> Response {
        try await request.body.consumeWithCancellationOnInboundClose { body in
            try await importFile(request, body, context)
        }
    }

    private func importFile(_ request: Request, _ body: RequestBody, _ context: Context) async throws -> Response {
        guard let kind = try request.parameter("kind", { ImportKind(rawValue: $0) }) else {
            throw Refusal(
                .wrongUse, "missing_parameter",
                Words(da: "Parameteren kind mangler.", en: "The parameter kind is missing."),
                details: ["parameter": "kind"],
                hint: Words(da: "En af: \(ImportKind.list).", en: "One of: \(ImportKind.list)."))
        }
        var act = try context.act(request, "\(kind.rawValue).import", right: kind.right)
        let bytes = try await spool(body, upTo: ImportFile.largest)
        // Hashed once: it names the file and tells a retry from another request.
        let hash = Array(SHA256.hash(data: bytes))
        act.sent += hash
        act.reason = request.headers[.confirm]?.removingPercentEncoding ?? act.reason
        let asked = Asked(
            kind: kind, file: try request.parameter("file", { $0 }) ?? "file", bytes: bytes, hash: hash,
            association: try request.parameter("association", { $0 }),
            today: try request.parameter("on", Day.init) ?? clock.today,
            isConfirmed: request.headers[.confirm]?.isEmpty == false,
            acceptValid: try request.flag("accept_valid"), language: context.language)
        // The file is read on a connection's thread too, which knows nothing of our task.
        let isUnwanted = Atomic(false)
        let answer = try await withTaskCancellationHandler {
            try await run(act, asked) { isUnwanted.load(ordering: .relaxed) }
        } onCancel: {
            isUnwanted.store(true, ordering: .relaxed)
        }
        guard let report = answer.report else { return kept(answer.number) }
        return Response(length: report.count) { piece in
            let start = piece << 16
            return start < report.count ? try report.bytes(start..<min(start + (1 << 16), report.count)) : nil
        }
    }

    /// What a request asks for.
    private struct Asked: Sendable {
        let kind: ImportKind
        let file: String
        let bytes: Data
        let hash: [UInt8]
        let association: String?
        let today: Day
        let isConfirmed: Bool
        let acceptValid: Bool
        let language: Language
    }

    private func run(
        _ act: Act, _ asked: Asked, isUnwanted: @escaping @Sendable () -> Bool
    ) async throws -> ImportAnswer {
        let rules = try await store.rules()
        let context = ImportContext(
            on: asked.today, association: asked.association, directory: try await store.directory(),
            schemeCovers: { rules.covers($0, $1, rent: $2, on: $3) }, isUnwanted: isUnwanted)
        let file = ImportFile(name: asked.file, bytes: asked.bytes, profiles: profiles)
        let sent = SentFile(
            hash: asked.hash, bytes: asked.bytes,
            choices: ImportChoices(
                confirmed: asked.isConfirmed, acceptValid: asked.acceptValid, language: asked.language))
        let today = asked.today
        switch asked.kind {
        case .units: return try await store.importUnits(act, try file.units(context), sent, today: today)
        case .register: return try await store.importRegister(act, try file.register(context), sent, today: today)
        case .census: return try await store.importCensus(act, try file.census(context), sent, today: today)
        case .referrals: return try await store.importReferrals(act, try file.referrals(context), sent, today: today)
        }
    }
}

extension ImportKind {
    /// Referrals are of persons; the register and the census are a statistician's too.
    fileprivate var right: Right {
        switch self {
        case .units: .writeUnits
        case .referrals: .writeCitizens
        case .register, .census: .writeRegister
        }
    }
}
