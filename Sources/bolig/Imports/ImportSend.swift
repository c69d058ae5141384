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
        let report = try await report(bytes, kind)
        try options.writeProblems(report, bytes)
        try options.end(report)
    }

    /// Sends each file in turn, and says of each what came of it: its report, or why it has none. As JSON they are one list.
    /// Ends with the worst of their exit codes.
    func run(_ kind: ImportKind, files: [String]) async throws {
        guard options.problems == nil else {
            throw Failure.wrongUse(
                "one_file_only",
                Words(da: "--problems tager én fil ad gangen.", en: "--problems takes one file at a time."))
        }
        var worst: Int32 = 0
        for (index, file) in files.enumerated() {
            var one = self
            one.options.file = file
            if options.format == .json {
                Terminal.write(index == 0 ? "[" : ",")
            } else if index > 0 {
                Terminal.write("\n")
            }
            do {
                let report = try await one.report(try one.options.bytes(), kind)
                switch options.format {
                case .json: try report.print()
                case .table: Terminal.write(try report.text(.chosen))
                }
                worst = max(worst, try report.exit(confirmed: options.confirm != nil, acceptValid: options.acceptValid))
            } catch let error where !(error is CancellationError) {
                let failure = Failure(caught: error).naming(file: one.options.name)
                switch options.format {
                case .json: Terminal.write(failure.json)
                case .table: Terminal.note(failure.text(.chosen))
                }
                worst = max(worst, failure.exit)
            }
        }
        if options.format == .json { Terminal.write("]\n") }
        if worst != 0 { throw ExitCode(worst) }
    }

    private func report(_ bytes: Data, _ kind: ImportKind) async throws -> ImportReport {
        guard bytes.count <= ImportFile.largest else { return try tooLarge(kind) }
        return try await daemon.client().send(
            bytes, named: options.name, kind: kind, query: query, confirm: options.confirm)
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
        // The name goes not in the address, which ends in logs: people name files after people.
        var headers =
            writeHeaders(reason: nil)
            + [("content-type", "application/octet-stream"), ("bolig-file", percentEncoded(name))]
        if let confirm { headers.append(("bolig-confirm", percentEncoded(confirm))) }
        let text = try await spooled(
            Operations.importsCreate, query: [("kind", kind.rawValue)] + query, headers: headers,
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
