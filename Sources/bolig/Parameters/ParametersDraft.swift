import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig parameters draft FILE`: keeps a set of parameters that nobody uses yet, and shows what it changes.
struct ParametersDraft: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "draft",
            da: "Lav en kladde af satserne i en fil. Intet træder i kraft, før en anden godkender den.",
            en: "Draft the parameters of a file. Nothing takes effect until someone else approves it.",
            examples: [
                "bolig parameters show --file > 2026-07-01.yaml", "bolig parameters draft 2026-07-01.yaml",
                "bolig parameters draft 2026-01-01.yaml --cases sager-2026.yaml --reason \"VEJ 9336\"",
                "bolig parameters draft --shipped",
            ])
    }

    @Argument(
        help: .words(
            da: "Filen med alle tal for perioden.", en: "The file with every parameter of the period.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var file: String?

    @Flag(
        help: .words(
            da: "De satser, denne version af programmet har rettet, i stedet for en fil: en kladde for hver periode.",
            en: "The parameters this version of the program has corrected, instead of a file: a draft for each period.")
    )
    var shipped = false

    @Option(
        help: .words(
            da: "En sagsfil, tallene skal bestå; den afløser en af samme navn. Kan gentages.",
            en: "A case file the parameters must pass; it replaces one of its name. Repeatable.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var cases: [String] = []

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    mutating func validate() throws {
        guard (file != nil) != shipped, cases.isEmpty || !shipped else {
            throw ValidationError(
                Words(
                    da: "Skriv en fil, eller --shipped uden filer.", en: "Give a file, or --shipped without files."
                ).said)
        }
    }

    func run() async throws {
        let client = try write.daemon.client()
        guard let file else { return try await draftShipped(client) }
        try await draft(
            HousingAPI.ParametersDraft(file: try read(file), cases: try cases.map(read)), because: reason, client)
    }

    /// Drafts what differs from what is in force, the earliest period first: so they are approved, too.
    private func draftShipped(_ client: Client) async throws {
        let drafts = try ShippedDraft.corrections(of: ParameterHistory(try await client.parametersInForce()))
        for shipped in drafts {
            var because = reason
            because.reason = reason.reason ?? shipped.reason.said
            let files = shipped.cases.map { HousingAPI.ParametersDraft.File(name: $0.name, content: $0.text) }
            try await draft(
                HousingAPI.ParametersDraft(
                    file: HousingAPI.ParametersDraft.File(name: shipped.name, content: shipped.text), cases: files),
                because: because, client)
        }
        guard write.answer.format == .table else { return }
        Terminal.note(
            drafts.isEmpty
                ? Words(
                    da: "De medfølgende satser er dem, der gælder. Intet er lavet.",
                    en: "The shipped parameters are those in force. Nothing is drafted."
                ).said
                : Words(
                    da: "Godkend dem i den rækkefølge, den tidligste periode først.",
                    en: "Approve them in that order, the earliest period first."
                ).said)
    }

    /// Drafts one set, and says what it changes and what is most likely a slip in it.
    private func draft(_ body: HousingAPI.ParametersDraft, because reason: ReasonOptions, _ client: Client) async throws
    {
        for warning in try ParameterFile.read(body.file.content, name: body.file.name).warnings {
            Terminal.note(Words(da: "Advarsel: \(warning.da)", en: "Warning: \(warning.en)").said)
        }
        let record = try await write.sent(Operations.parametersDraft, [], body, reason, by: client)
        if write.dryRun { Terminal.note(dryRunNote.said) }
        try write.answer.print(record, .parameters)
        guard write.answer.format == .table, !write.dryRun, let set = ParameterSetNumber(record["set"].text) else {
            return
        }
        try await client.printChanges(of: set, from: record["valid_from"].text)
        let cases = try await client.cases(of: set)
        Terminal.note(cases.words.said)
        Terminal.note(
            Words(
                da:
                    "Se virkningen: bolig parameters impact \(set). En anden godkender: bolig parameters approve \(set)",
                en:
                    "See the impact: bolig parameters impact \(set). Someone else approves: bolig parameters approve \(set)"
            ).said)
    }

    private func read(_ path: String) throws -> HousingAPI.ParametersDraft.File {
        guard let text = textFile(path) else {
            throw Failure.wrongUse(
                "cannot_read", Words(da: "Filen kan ikke læses som UTF-8.", en: "The file cannot be read as UTF-8."),
                details: ["file": path])
        }
        return HousingAPI.ParametersDraft.File(name: URL(fileURLWithPath: path).lastPathComponent, content: text)
    }
}

/// The case files run with a set's parameters: how many cases pass, and the names of those that do not.
struct CasesOfSet {
    let passed: Int
    let failing: [String]

    var words: Words {
        guard failing.isEmpty else {
            let names = failing.prefix(5).joined(separator: "; ")
            return Words(
                da: "\(failing.count) af \(passed + failing.count) sager giver et andet svar, og kladden kan ikke "
                    + "godkendes: \(names)",
                en: "\(failing.count) of \(passed + failing.count) cases give another answer, and the draft cannot be "
                    + "approved: \(names)")
        }
        return Words(
            da: "Alle \(passed) sager i sagsfilerne består.", en: "All \(passed) cases of the case files pass.")
    }
}

extension Client {
    /// Runs the case files with the parameters of a set.
    func cases(of set: ParameterSetNumber) async throws -> CasesOfSet {
        struct Result: Decodable {
            let name: String
            let failed: [String]
        }
        let results = try await answer(Operations.parametersCases, ["\(set)"], Nothing()).value([Result].self)
        let failing = results.filter { !$0.failed.isEmpty }
        return CasesOfSet(passed: results.count - failing.count, failing: failing.map(\.name))
    }

    /// Prints the parameters that differ from those in force on the same first day.
    func printChanges(of set: ParameterSetNumber, from: String) async throws {
        guard let day = Day(from), let before = try? await parameterSet(on: day, knownAt: nil) else { return }
        let old = Dictionary(try await values(of: before).map { ($0["parameter"].text, $0) }) { first, _ in first }
        let new = try await values(of: set)
        var changes = new.compactMap { parameter -> Record? in
            let was = old[parameter["parameter"].text]
            guard was?["value"] != parameter["value"] else { return nil }
            return Record(fields: [
                ("parameter", parameter["parameter"]), ("before", was?["value"] ?? .null),
                ("after", parameter["value"]),
                ("unit", parameter["unit"]), ("source", parameter["source"]),
            ])
        }
        let names = Set(new.map { $0["parameter"].text })
        changes += old.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.map { name, parameter in
            Record(fields: [
                ("parameter", .text(name)), ("before", parameter["value"]), ("after", .null),
                ("unit", parameter["unit"]),
                ("source", .null),
            ])
        }
        var writer = RowWriter(format: .table, fields: Self.changeFields, terminal: .output)
        writer.write(changes)
        try writer.end()
        Terminal.note(
            Words(
                da: "\(changes.count) tal er andre end i \(before).",
                en: "\(changes.count) parameters differ from \(before)."
            ).said)
    }

    private static let changeFields: [Field] = [
        Field("parameter", .text, Words(da: "Tal", en: "Parameter")),
        Field("before", .text, Words(da: "Før", en: "Before")),
        Field("after", .text, Words(da: "Nu", en: "Now")),
        Field("unit", .text, Words(da: "Enhed", en: "Unit")),
        Field("source", .text, Words(da: "Kilde", en: "Source")),
    ]
}
