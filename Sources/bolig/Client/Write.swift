import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// What every write takes.
struct WriteOptions: ParsableArguments {
    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    /// Carries out one write and prints the noun as it is afterwards.
    func send<Body: Wire>(
        _ operation: HousingAPI.Operation<Nothing, Body, Record>, _ parts: [String], _ body: Body,
        _ reason: ReasonOptions? = nil
    ) async throws {
        let record = try await sent(operation, parts, body, reason, by: daemon.client())
        if dryRun { Terminal.note(dryRunNote.said) }
        if case .record(let listing, _, let beside) = operation.answer {
            try answer.print(record, listing, beside: beside)
            if !dryRun { answer.printNextStep(after: record, of: listing) }
        }
    }

    /// What answers the write.
    func sent<Body: Wire, Value: Decodable>(
        _ operation: HousingAPI.Operation<Nothing, Body, Value>, _ parts: [String], _ body: Body,
        _ reason: ReasonOptions? = nil,
        by client: Client
    ) async throws -> Value {
        if let words = reason?.reason, words.allSatisfy(\.isWhitespace) {
            throw Failure.wrongUse(
                "reason_missing", Words(da: "Begrundelsen er tom.", en: "The reason is empty."),
                hint: Words(da: "Skriv hvorfor: --reason \"…\"", en: "Say why: --reason \"…\""))
        }
        return try await client.write(operation, parts, Nothing(), body, dryRun: dryRun, reason: reason?.reason)
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
        let record = try await ask(Operations.show(listing), [text])
        guard let number = Number<Of>(record[listing.key].text) else {
            throw Failure.notUnderstood(status: 200, request: nil)
        }
        return number
    }
}
