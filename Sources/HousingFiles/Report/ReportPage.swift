import Housing
import Mustache

/// `report.html`: the tables and charts of the focus area on one page, without script or outside address.
///
/// What the template shows; it escapes every text but `chart`, which is drawn here.
struct ReportPage {
    struct Fact {
        let label: String
        let value: String
    }

    struct Section {
        let name: String
        let heading: String
        let chart: String
        let labels: [String]
        let columns: [String]
        let rows: [Row]
        let notes: [String]
        let definition: String
        /// More rows than a printed page holds together.
        let isLong: Bool
    }

    struct Row {
        let labels: [String]
        let values: [String]
    }

    let language: String
    let title: String
    let period: String
    let lead: String
    let remarks: [String]
    let facts: [Fact]
    let sections: [Section]

    init(
        _ tables: [ReportTable], facts: [(Words, Figure)], period: Period, knownAt: Instant, published: Bool,
        serviceVersion: String, _ language: Language
    ) {
        self.language = language.rawValue
        title =
            Words(
                da: "Indsatsområde 1: Afskaffelse af hjemløshed", en: "Focus area 1: Ending homelessness")[language]
        self.period = period.words(language)
        lead =
            Words(
                da: "\(period.words(.da)), som kendt \(ReportPage.clock(knownAt, .da)) (bolig \(serviceVersion))",
                en: "\(period.words(.en)), as known at \(ReportPage.clock(knownAt, .en)) (bolig \(serviceVersion))")[
                language]
        remarks =
            published
            ? [
                Words(
                    da: "Tal om færre end fem personer, og tal, der ville røbe dem, er udeladt (·).",
                    en: "Figures of fewer than five persons, and figures that would tell them, are left out (·).")[
                        language]
            ] : []
        self.facts = facts.map { words, figure in
            Fact(label: words[language], value: ReportPage.value(figure, language, withUnit: true))
        }
        sections = tables.map { Section($0, language) }
    }

    /// K as the clocks of Copenhagen showed it; the manifest has it to the microsecond.
    private static func clock(_ instant: Instant, _ language: Language) -> String {
        let local = Instant(microseconds: instant.microseconds + instant.offset).description
        let day = instant.copenhagenDay
        return (language == .da ? "\(day.danish) kl. " : "\(day) ") + local.dropFirst(11).prefix(5)
    }

    /// A figure as people read it: `·` where it is suppressed, a dash where there is none.
    fileprivate static func value(_ figure: Figure?, _ language: Language, withUnit: Bool = false) -> String {
        guard let figure else { return "–" }
        guard let value = figure.value else { return "·" }
        let text = figure.unit.text(value, language)
        guard withUnit else { return text }
        return switch figure.unit {
        case .count: text
        case .percent: text + " %"
        case .days, .kr: text + " " + figure.unit.words[language]
        }
    }

    /// - Throws: only where the template itself is broken, which a test would find.
    func file(_ name: String) throws -> ReportFile {
        let template = try MustacheTemplate(
            string: String(decoding: PackageResources.report_mustache, as: UTF8.self))
        return ReportFile(name: name, bytes: Array(template.render(self).utf8), rows: 0)
    }
}

extension ReportPage.Section {
    init(_ table: ReportTable, _ language: Language) {
        let shown = table.rows.filter { !$0.isPair }
        let labels = shown.first?.labels.count ?? 1
        name = table.name
        let number = table.number.map { Words(da: "Tabel \($0). ", en: "Table \($0). ")[language] } ?? ""
        heading = number + table.title[language]
        chart = ReportChart(table, language)?.svg ?? ""
        self.labels = table.heading.prefix(labels).map { $0[language] }
        columns = table.heading.dropFirst(labels).map { $0[language] }
        rows = shown.map { row in
            ReportPage.Row(
                labels: row.labels.map { $0[language] }, values: row.figures.map { ReportPage.value($0, language) })
        }
        notes = table.notes.map { $0[language] }
        definition = table.definition[language]
        isLong = shown.count > 12
    }
}
