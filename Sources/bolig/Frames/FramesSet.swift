import ArgumentParser
import Housing
import HousingAPI

/// Which frame is meant: `transitional 2026`.
struct FrameArguments: ParsableArguments {
    @Argument(
        help: .words(
            da: "Ordningen: \(Scheme.list).", en: "The scheme: \(Scheme.list).",
            value: Words(da: "ordning", en: "scheme")))
    var scheme: Scheme

    @Argument(help: .words(da: "Året.", en: "The year.", value: Words(da: "år", en: "year")))
    var year: Int
}

/// `bolig frames set`.
struct FramesSet: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "set",
            da: "Sæt en ramme. En lavere gælder straks; en højere venter på, at en anden godkender den.",
            en: "Set a frame. A lower one is in force at once; a higher one waits for someone else to approve it.",
            examples: [
                "bolig frames set transitional 2026 --dwellings 80",
                "bolig frames set temporary_2026 2026 --amount 4.000.000",
            ])
    }

    @OptionGroup var frame: FrameArguments

    @Option(
        help: .words(
            da: "Hvor mange boliger.", en: "How many dwellings.", value: Words(da: "antal", en: "count")))
    var dwellings: Int?

    @Option(help: .words(da: "Hvor mange kroner i året.", en: "How many kroner in the year.", value: amountName))
    var amount: Money?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    mutating func validate() throws {
        guard dwellings != nil || amount != nil else {
            throw ValidationError(
                Words(da: "Skriv --dwellings, --amount eller begge.", en: "Give --dwellings, --amount or both.").said)
        }
    }

    func run() async throws {
        let client = try write.daemon.client()
        let body = FrameSet(scheme: frame.scheme, year: frame.year, dwellings: dwellings, amount: amount)
        let record = try await write.sent(Operations.framesSet, [], body, why, by: client)
        if write.dryRun { Terminal.note(dryRunNote.said) }
        try write.answer.print(record, .frames)
        guard write.answer.format == .table, !write.dryRun else { return }
        guard record["state"] == .text("draft") else {
            return write.answer.printNextStep(after: record, of: .frames)
        }
        let name = "\(frame.scheme.rawValue) \(frame.year)"
        Terminal.note(
            Words(
                da: "Den højere ramme venter. En anden godkender den: bolig frames approve \(name)",
                en: "The higher frame waits. Someone else approves it: bolig frames approve \(name)"
            ).said)
    }
}
