import Crypto
import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird
import Synchronization

extension Mount {
    /// Files in, and the reports of them.
    mutating func imports(_ parts: Parts) {
        let store = parts.store
        stream(Operations.importsCreate) { call, request in
            let kind = call.query.kind
            var query = try call.query.own(of: call.actor)
            // Read in any case: what is sent is within its bounds, also where the address has a name.
            let header = try request.fileName()
            query.file = query.file ?? header
            try Problem.refuseNumber(in: query.file)
            let named = query
            // Beyond the operation's own right, and before a byte is read: the kind's.
            try call.actor?.requireSending(kind)
            // A sender who goes away before the answer wanted it undone: the transaction is cancelled, nothing is stored.
            let isWhole = Atomic(false)
            var response = try await wholeOrBroken(isWhole, request.body) { body in
                let bytes = try await spool(body, upTo: ImportFile.largest)
                isWhole.store(true, ordering: .relaxed)
                let hash = Array(SHA256.hash(data: bytes))
                let confirm = try request.said().confirm
                var act = call.act
                // A retry is told from another request by what was sent.
                act.sent += hash + Array((named.file ?? "").utf8)
                act.reason = confirm ?? act.reason
                let choices = ImportChoices(
                    confirmed: confirm != nil, acceptValid: call.query.acceptValid ?? false, language: call.language)
                return try await FileTaking(
                    parts: parts, query: named, act: act,
                    sent: SentFile(hash: hash, bytes: bytes, choices: choices, isByHand: call.query.byHand ?? false),
                    actor: call.actor
                ).response()
            }
            // Watching whether the sender is still there uses the connection up.
            response.headers[.connection] = "close"
            return response
        }
        stream(Operations.importsConfirm) { call, _ in
            try call.act.requireReason()
            _ = try call.actor?.requireOwn(await store.show(.imports, call.name), .imports, call.name)
            let before = try await store.unstored(call.name) { kind in try call.actor?.requireSending(kind) }
            // What was confirmed of a file that was not taken in is asked again with it.
            let asked = try await store.questions(of: call.name, without: before.isStored ? before.confirmed : [:])
            if asked?.isEmpty == true { try before.refuseStored() }
            // Of one that is in but for some rows, the rows with mistakes stay out.
            let choices = ImportChoices(
                confirmed: true, answered: asked, acceptValid: before.isStored, language: call.language)
            return try await FileTaking(
                parts: parts,
                query: FileQuery(
                    kind: before.kind, file: before.name, association: before.association, on: nil, acceptValid: nil
                ).own(of: call.actor),
                act: call.act,
                sent: SentFile(
                    hash: before.hash, bytes: before.bytes, choices: choices, confirms: before.number,
                    isByHand: before.isByHand),
                actor: call.actor
            ).response()
        }
        stream(Operations.importsReport) { call, _ in
            _ = try call.actor?.requireOwn(await store.show(.imports, call.name), .imports, call.name)
            let (number, kind) = try await store.importFile(call.name)
            // Reports quote what stood of citizens: whoever may see cases, or may send such a register.
            let mayRegister = call.actor?.has(.importRegister) == true
            if kind.tellsOfCitizens, kind != .register || !mayRegister { try call.actor?.require(.readCases) }
            return try await Response(keptReport: number, kind, of: store)
        }
    }
}

/// Takes a body for as long as its sender is there. One that is broken looks as if the sender had gone: the connection is
/// of no more use either way; but whoever is still there is told what was wrong.
private func wholeOrBroken(
    _ isWhole: borrowing Atomic<Bool>, _ body: RequestBody, _ take: (RequestBody) async throws -> Response
) async throws -> Response {
    do {
        return try await body.consumeWithCancellationOnInboundClose(take)
    } catch is CancellationError where !Task.isCancelled && !isWhole.load(ordering: .relaxed) {
        throw Problem.brokenBody
    }
}

/// One file on its way in.
private struct FileTaking: Sendable {
    let parts: Parts
    let query: FileQuery
    let act: Act
    let sent: SentFile
    let actor: Actor?

    func response() async throws -> Response {
        // The file is read on a connection's thread too, which knows nothing of our task.
        let isUnwanted = Atomic(false)
        let answer = try await withTaskCancellationHandler {
            try await taken(isUnwanted: { isUnwanted.load(ordering: .relaxed) })
        } onCancel: {
            isUnwanted.store(true, ordering: .relaxed)
        }
        if let report = answer.report as? ImportReport { parts.metrics?.took(report.summary) }
        guard let report = answer.report else {
            return try await Response(keptReport: answer.number, query.kind, of: parts.store)
        }
        let hides = try await parts.store.hidesAnybody()
        if let thing = shown(answer.thing) {
            // A report of one row.
            let whole = try report.bytes(0..<report.count - 2) + Array(",\"thing\":\(thing)}\n".utf8)
            return Response(length: whole.count, query.kind, hides: hides) { $0 == 0 ? whole : nil }
        }
        return Response(length: report.count, query.kind, hides: hides) { piece in
            let start = piece << 16
            return start < report.count ? try report.bytes(start..<min(start + (1 << 16), report.count)) : nil
        }
    }

    /// What was typed, as whoever typed it may see it: JSON.
    private func shown(_ thing: Record?) -> String? {
        guard let thing, let actor else { return nil }
        let listing: Listing = query.kind == .units ? .units : .referrals
        guard (try? actor.may(Operations.show(listing).access)) != nil else { return nil }
        return listing.seen(by: actor).ordered(thing, beside: []).json
    }

    private func taken(isUnwanted: @escaping @Sendable () -> Bool) async throws -> ImportAnswer {
        let store = parts.store
        let rules = try await store.rules()
        let today = query.on ?? parts.clock.today
        let context = ImportContext(
            on: today, association: query.association, directory: try await store.directory(own: actor?.association),
            schemeCovers: { rules.covers($0, $1, rent: $2, on: $3) }, isUnwanted: isUnwanted)
        let file = ImportFile(name: query.file ?? "file", bytes: sent.bytes, profiles: parts.profiles)
        switch query.kind {
        case .units: return try await store.importUnits(act, try file.units(context), sent, today: today)
        case .register: return try await store.importRegister(act, try file.register(context), sent, today: today)
        case .census: return try await store.importCensus(act, try file.census(context), sent, today: today)
        case .vacancies: return try await store.importVacancies(act, try file.vacancies(context), sent, today: today)
        case .referrals: return try await store.importReferrals(act, try file.referrals(context), sent, today: today)
        }
    }
}

extension Response {
    /// The report of a file as it was answered, part by part.
    fileprivate init(keptReport number: Int, _ kind: ImportKind, of store: Store) async throws {
        self.init(length: nil, kind, hides: try await store.hidesAnybody()) {
            try await store.importReport($0 + 1, of: number)
        }
    }

    /// A report piece by piece, without what it quotes of those who are hidden.
    fileprivate init(
        length: Int?, _ kind: ImportKind, hides: Bool, report: @escaping @Sendable (Int) async throws -> [UInt8]?
    ) {
        if !hides {
            self.init(length: length, pieces: report)
        } else {
            let shield = ReportShield(kind)
            self.init(pieces: { try shield.shielded(try await report($0)) })
        }
        // It quotes cells, of citizens too.
        headers[.cacheControl] = "no-store"
    }
}

extension Actor {
    /// Refused without the right that sending such a file asks for; an association sends its own units and vacancies.
    fileprivate func requireSending(_ kind: ImportKind) throws(Problem) {
        if association != nil, has(.sendOwnUnits), kind == .units || kind == .vacancies { return }
        try require(kind.right)
    }
}

extension ImportKind {
    /// What sending such a file asks for.
    fileprivate var right: Right {
        switch self {
        case .units, .vacancies: .receive
        case .referrals: .writeCases
        case .register, .census: .importRegister
        }
    }
}

extension Store {
    /// What the report of a file asks to have confirmed; nil where it cannot be read any more.
    ///
    /// - Parameter confirmed: the rows each code was confirmed for when it was sent.
    fileprivate func questions(
        of name: String, without confirmed: [String: Set<Int>]
    ) async throws -> Set<ImportQuestion>? {
        let (number, _) = try await importFile(name)
        let writer = try SpoolWriter()
        var part = 1
        while let bytes = try await importReport(part, of: number) {
            try writer.write(bytes)
            part += 1
        }
        guard let report = try ImportReport(text: try writer.finish()) else { return nil }
        var asked: Set<ImportQuestion> = []
        var problems = report.problems()
        while let line = try problems.next() {
            guard line.severity == .confirm, confirmed[line.code.rawValue]?.contains(line.row ?? 0) != true else {
                continue
            }
            asked.insert(ImportQuestion(line.code, row: line.row, column: line.column))
        }
        return asked
    }
}
