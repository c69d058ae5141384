import ArgumentParser
import AsyncHTTPClient
import Foundation
import Housing
import NIOCore

/// Sending a file to the daemon: `units import`, `referrals import`, `register import`, `census import`.
struct ImportSend: ParsableArguments {
    @OptionGroup var options: ImportOptions

    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @OptionGroup var daemon: DaemonOptions

    /// Sends the file, prints the report, and ends with its exit code.
    func run(_ kind: ImportKind) async throws {
        let bytes = try options.bytes()
        let report = try await daemon.client().send(
            bytes, named: options.name, kind: kind, query: query, confirm: options.confirm)
        try options.writeProblems(report, bytes)
        try options.end(report)
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
        let answer = try await post(
            "/v1/imports", query: [("kind", kind.rawValue), ("file", name)] + query, headers: headers,
            body: {
                .stream(Pieces(bytes: bytes, progress: Progress(bytes.count)), length: .known(Int64(bytes.count)))
            },
            minutes: 120)
        if let report = try? answer.value(ImportReport.self) { return report }
        throw answer.failure ?? Failure.notUnderstood(status: answer.status, request: answer.request)
    }
}

/// The bytes of a file, piece by piece, telling how far it has come.
private struct Pieces: AsyncSequence, Sendable {
    let bytes: Data
    let progress: Progress

    struct Iterator: AsyncIteratorProtocol {
        var rest: Data
        var progress: Progress

        mutating func next() async throws -> ByteBuffer? {
            guard !rest.isEmpty else {
                progress.end()
                return nil
            }
            let piece = rest.prefix(256 << 10)
            rest = rest.dropFirst(piece.count)
            progress.advance(piece.count)
            return ByteBuffer(bytes: piece)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes, progress: progress) }
}

/// How much of a long file has been sent, on standard error when that is a terminal.
struct Progress: Sendable {
    private let total: Int
    private let isShown: Bool
    private var sent = 0
    private var told = -1

    /// Files below a megabyte are sent before anybody has read a number.
    init(_ total: Int, isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
        self.total = total
        self.isShown = isTerminal && total > 1 << 20
    }

    mutating func advance(_ bytes: Int) {
        sent += bytes
        let share = total == 0 ? 100 : sent * 100 / total
        guard isShown, share != told else { return }
        told = share
        show(Words(da: "Sender: \(share) %", en: "Sending: \(share) %").said)
    }

    /// Everything has been sent; the daemon reads it now.
    func end() {
        if isShown { show(Words(da: "Sendt; filen læses …", en: "Sent; the file is being read …").said + "\n") }
    }

    private func show(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(("\r\u{1B}[K" + text).utf8))
    }
}
