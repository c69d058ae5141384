import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig statistics reconcile`: published figures against ours, as known when they were published and now.
struct StatisticsReconcile: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "reconcile",
            da: "Hold offentliggjorte tal op mod vores. Slutter med 1, når et tal afviger eller er ændret siden.",
            en: "Hold published figures against ours. Exits with 1 when one differs or has changed since.",
            examples: [
                "bolig statistics reconcile udvalgets-rapport.csv",
                "bolig statistics reconcile statistik-2025/statistics.csv --format csv",
            ])
    }

    @Argument(
        help: .words(
            da: "CSV eller .xlsx: statistic;period;value;source og evt. breakdown;category;known_at.",
            en: "CSV or .xlsx: statistic;period;value;source and, where wanted, breakdown;category;known_at.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var file: String

    @Option(
        help: .words(
            da: "Det, der var kendt ved offentliggørelsen, hvor filen ikke siger det.",
            en: "What was known when they were published, where the file does not say.",
            value: Words(da: "dag", en: "day")))
    var knownAt: KnownAt?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Failure.wrongUse(
                "file_not_opened", Words(da: "Filen kan ikke åbnes.", en: "The file cannot be opened."),
                details: ["file": file])
        }
        var ours = OurFigures(client: try daemon.client())
        var found: [Reconciliation] = []
        for published in try PublishedFile.read(bytes) {
            found.append(try await ours.reconcile(published, then: published.knownAt ?? knownAt))
        }
        var writer = RowWriter(
            format: answer.format, fields: Self.fields, terminal: .output, isForExcel: answer.excel)
        writer.write(found.map { record($0) })
        try writer.end()
        let differing = found.count { $0.outcome.isDifference }
        if answer.format == .table {
            Terminal.note(
                Words(
                    da: "\(found.count) tal: \(found.count { $0.outcome == .agrees }) stemmer, \(differing) afviger.",
                    en: "\(found.count) figures: \(found.count { $0.outcome == .agrees }) agree, \(differing) differ."
                ).said)
        }
        if differing > 0 { throw ExitCode(1) }
    }

    static let fields: [Field] = [
        Field("row", .count, Words(da: "Række", en: "Row")),
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("period", .text, Words(da: "Periode", en: "Period")),
        Field("breakdown", .text, Words(da: "Opdeling", en: "Breakdown")),
        Field("category", .text, Words(da: "Kategori", en: "Category")),
        Field("published", .count, Words(da: "Offentliggjort", en: "Published")),
        Field("then", .count, Words(da: "Kendt da", en: "Known then")),
        Field("now", .count, Words(da: "Kendt nu", en: "Known now")),
        Field("outcome", .text, Words(da: "Udfald", en: "Outcome")),
        Field("event", .text, Words(da: "Er tallet for", en: "Is the figure of")),
        Field("cases", .text, Words(da: "Sager", en: "Cases")),
        Field("source", .text, Words(da: "Kilde", en: "Source")),
    ]

    private func record(_ one: Reconciliation) -> Record {
        let published = one.published
        let isTable = answer.format == .table
        func value(_ value: Int?) -> Record.Value {
            let measure = published.statistic.measure
            return value.map { isTable ? .text(measure.text($0, .chosen)) : .number(measure.text($0)) } ?? .null
        }
        let names = one.because.map(\.name)
        return Record(fields: [
            ("row", .number(String(published.row))), ("statistic", .text(published.statistic.code)),
            ("period", .text(published.period.text)), ("breakdown", .text(published.breakdown)),
            ("category", .text(published.category)), ("published", value(published.value)),
            ("then", value(one.then)), ("now", value(one.now)),
            ("outcome", .text(isTable ? one.outcome.words.said : one.outcome.rawValue)),
            ("event", one.event.map { .text($0.code) } ?? .null),
            ("cases", isTable ? .text(CaseNames(names).short) : .list(names)), ("source", .text(published.source)),
        ])
    }
}

/// Our figures, each statistic, period and known-at asked for once.
private struct OurFigures {
    private struct Question: Hashable {
        let statistic: Statistic
        let period: Period
        let knownAt: KnownAt
    }

    let client: Client
    private var answered: [Question: [Figure]] = [:]

    init(client: Client) { self.client = client }

    mutating func reconcile(_ published: PublishedFigure, then known: KnownAt?) async throws -> Reconciliation {
        let now = try await figures(published.statistic, published.period, .latest)
        let then = try await earlier(published, known)
        let (today, before) = (now.first { $0.isOf(published) }, then.first { $0.isOf(published) })
        let first = Reconciliation(published, then: before, now: today)
        guard first.outcome.isDifference else { return first }
        var others: [Figure] = []
        for event in Statistic.events where event != published.statistic && first.outcome == .differs {
            others += try await figures(event, published.period, .latest)
        }
        var cases: (then: [StatisticCase], now: [StatisticCase]) = ([], [])
        if let known, let before, before.value != today?.value {
            cases = (try await self.cases(published, known), try await self.cases(published, .latest))
        }
        return Reconciliation(published, then: before, now: today, others: others, cases: cases)
    }

    /// None where it is not said what was known, or the service was not there then.
    private mutating func earlier(_ published: PublishedFigure, _ known: KnownAt?) async throws -> [Figure] {
        guard let known else { return [] }
        do {
            return try await figures(published.statistic, published.period, known)
        } catch let failure as Failure where failure.problem.code == "known_before_service" {
            return []
        }
    }

    private mutating func figures(
        _ statistic: Statistic, _ period: Period, _ knownAt: KnownAt
    ) async throws -> [Figure] {
        let question = Question(statistic: statistic, period: period, knownAt: knownAt)
        if let known = answered[question] { return known }
        let shown = try await client.ask(
            Operations.statisticsShow, [statistic.code], StatisticQuestion(period: period, knownAt: knownAt.asked))
        answered[question] = shown.figures
        return shown.figures
    }

    /// None where they may not be seen, or the figure is of no cases.
    private func cases(_ published: PublishedFigure, _ knownAt: KnownAt) async throws -> [StatisticCase] {
        do {
            let found = try await client.ask(
                Operations.statisticsCases, [published.statistic.code],
                StatisticQuestion(period: published.period, knownAt: knownAt.asked))
            return found.cases
        } catch let failure as Failure where ["not_allowed", "no_cases"].contains(failure.problem.code) {
            return []
        }
    }
}

extension KnownAt {
    /// As it is asked: the latest is what is answered where nothing is said.
    fileprivate var asked: KnownAt? { self == .latest ? nil : self }
}

extension Figure {
    fileprivate func isOf(_ published: PublishedFigure) -> Bool {
        breakdown == published.breakdown && category == published.category
    }
}
