import ArgumentParser
import AsyncHTTPClient
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// Sending a file to the daemon: `units import`, `referrals import`, `register import`, `census import`.
struct ImportSend: ParsableArguments {
    @OptionGroup var options: ImportOptions

    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @OptionGroup var daemon: DaemonOptions

    /// Sends the file, prints the report, and ends with its exit code.
    func run(_ kind: ImportKind) async throws {
        let bytes = try options.bytes()
        let client = try daemon.client()
        guard bytes.count <= ImportFile.largest else { return try options.end(try tooLarge(kind)) }
        let report = try await client.send(
            bytes, named: options.name, kind: kind, query: query, confirm: options.confirm)
        try options.writeProblems(report, bytes)
        try options.end(report)
    }

    /// What the daemon would say of a file above its limit, without sending all of it first.
    private func tooLarge(_ kind: ImportKind) throws -> ImportReport {
        let summary = ImportSummary(
            file: options.name, kind: kind, counts: ImportCounts(), stored: false, readAs: ImportReadAs())
        return try ImportReport(summary, [ImportProblem(.tooLarge, detail: .count(50))], .chosen)
    }

    private var query: [(String, String)] {
        var query: [(String, String)] = []
        if let association = options.association { query.append(("association", association)) }
        if let on = options.on { query.append(("on", on.description)) }
        if options.acceptValid { query.append(("accept_valid", "true")) }
        if dryRun { query.append(("dry_run", "true")) }
        return query
    }
}

extension Client {
    /// Sends the bytes of a file and answers its report, which a refused file has too.
    func send(
        _ bytes: Data, named name: String, kind: ImportKind, query: [(String, String)], confirm: String?
    ) async throws -> ImportReport {
        var headers = writeHeaders(reason: nil) + [("content-type", "application/octet-stream")]
        if let confirm { headers.append(("bolig-confirm", percentEncoded(confirm))) }
        let text = try await spooled(
            Operations.importsCreate, query: [("kind", kind.rawValue), ("file", name)] + query, headers: headers,
            body: {
                .stream(Pieces(bytes: bytes, progress: Progress(bytes)), length: .known(Int64(bytes.count)))
            },
            minutes: 120)
        return try ImportReport(answer: text)
    }
}

extension ImportReport {
    /// The report a daemon answered.
    init(answer: Spool) throws {
        guard let report = try ImportReport(text: answer) else {
            throw Failure.notUnderstood(status: 200, request: nil)
        }
        self = report
    }
}
