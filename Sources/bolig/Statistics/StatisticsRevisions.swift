import ArgumentParser
import Housing
import HousingAPI

/// `bolig statistics revisions`.
struct StatisticsRevisionsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "revisions",
            da: "Vis, hvilke tal i en frossen pakke der ville være andre i dag, og hvilke sager der er skyld i det.",
            en: "Show which figures of a frozen package would differ today, and because of which cases.",
            examples: [
                "bolig statistics revisions --period 2025-10",
                "bolig statistics revisions --period 2025-10 --known-at 31-12-2025 --format csv",
            ])
    }

    @OptionGroup var asked: StatisticsOptions
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let found = try await daemon.client().ask(Operations.statisticsRevisions, [], asked.question)
        var writer = RowWriter(
            format: answer.format, fields: Self.fields, terminal: .output, isForExcel: answer.excel)
        writer.write(found.revisions.map { record($0) })
        try writer.end()
        guard answer.format == .table else { return }
        if found.revisions.isEmpty {
            Terminal.write(Words(da: "Intet er ændret.", en: "Nothing has changed.").said + "\n")
        }
        Terminal.note(
            Words(
                da: "Frosset, som kendt \(found.frozenAt); holdt op mod \(found.knownAt).",
                en: "Frozen as known at \(found.frozenAt); held against \(found.knownAt)."
            ).said)
    }

    static let fields: [Field] = [
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("breakdown", .text, Words(da: "Opdeling", en: "Breakdown")),
        Field("category", .text, Words(da: "Kategori", en: "Category")),
        Field("frozen", .count, Words(da: "Frosset", en: "Frozen")),
        Field("today", .count, Words(da: "I dag", en: "Today")),
        Field("late", .text, Words(da: "Kendt senere", en: "Known later")),
        Field("corrected", .text, Words(da: "Rettet", en: "Corrected")),
    ]

    private func record(_ revision: StatisticRevision) -> Record {
        func value(_ value: Int?) -> Record.Value {
            value.map {
                answer.format == .table ? .text(revision.measure.text($0, .chosen)) : .number(revision.measure.text($0))
            }
                ?? .null
        }
        func cases(_ kind: StatisticRevision.Kind) -> Record.Value {
            let names = revision.because.filter { $0.kind == kind }.map(\.name)
            return answer.format == .table ? .text(CaseNames(names).short) : .list(names)
        }
        return Record(fields: [
            ("statistic", .text(revision.statistic.code)), ("breakdown", .text(revision.breakdown)),
            ("category", .text(revision.category)), ("frozen", value(revision.frozen)),
            ("today", value(revision.today)), ("late", cases(.late)), ("corrected", cases(.corrected)),
        ])
    }
}

/// The names of cases in a table: a handful, and how many more there are.
struct CaseNames {
    let names: [String]

    init(_ names: [String]) { self.names = names }

    var short: String {
        let first = names.prefix(8).joined(separator: " ")
        return names.count > 8 ? first + " +\(names.count - 8)" : first
    }
}
