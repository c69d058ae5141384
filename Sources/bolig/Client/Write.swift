import ArgumentParser
import AsyncHTTPClient
import Foundation
import Housing
import HousingAPI
import NIOCore

/// What every write takes.
struct WriteOptions: ParsableArguments {
    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    /// Sends one write and prints the noun as it is afterwards. The idempotency key is made here, once, so that a
    /// request sent again after a broken connection does not act twice.
    func send(
        _ path: String, _ body: some Encodable, _ listing: Listing, reason: ReasonOptions? = nil
    ) async throws {
        let record = try await sent(path, body, reason: reason, by: daemon.client())
        if dryRun { Terminal.note(dryRunNote.said) }
        answer.print(record, listing)
    }

    /// What answers the write: the record, where nothing else is said.
    func sent<Value: Decodable>(
        _ path: String, _ body: some Encodable, reason: ReasonOptions? = nil, by client: Client,
        as type: Value.Type = Record.self
    ) async throws -> Value {
        let bytes = try JSONEncoder().encode(body)
        let answer = try await client.post(
            path, query: dryRun ? [("dry_run", "true")] : [],
            headers: writeHeaders(reason: reason?.reason) + [("content-type", "application/json")],
            body: { .bytes(ByteBuffer(bytes: bytes)) })
        if let failure = answer.failure { throw failure }
        return try answer.value(type)
    }
}

/// What a write takes where the law or good order wants to know why.
struct ReasonOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Begrundelsen, som gemmes med hændelsen; uden navne.", en: "The reason, kept with the event; no names.",
            value: Words(da: "begrundelse", en: "reason")))
    var reason: String?
}

/// Said beside the answer of a write that stored nothing.
let dryRunNote = Words(da: "Prøve: intet er gemt.", en: "Dry run: nothing was stored.")

/// The headers of one write: a new idempotency key and the reason, if any.
func writeHeaders(reason: String?) -> [(String, String)] {
    [("idempotency-key", UUID().uuidString.lowercased())]
        + (reason.map { [("bolig-reason", percentEncoded($0))] } ?? [])
}

extension Client {
    /// The number of what a person names: as typed where it is a number, else asked for by the key of the files.
    func number<Of>(of text: String, in listing: Listing, as type: Number<Of>.Type) async throws -> Number<Of> {
        if let number = Number<Of>(text) { return number }
        let record: Record = try await get("/v1/\(listing.name)/\(percentEncoded(text))")
        guard let number = Number<Of>(record[listing.key].text) else {
            throw Failure.notUnderstood(status: 200, request: nil)
        }
        return number
    }
}
