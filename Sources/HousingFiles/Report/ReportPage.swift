import Housing
import Mustache

/// `report.html`: the tables and charts of the focus area on one page, without script or outside address.
///
/// What the template shows; it escapes every text but `chart`, which is drawn here.
struct ReportPage {
    struct Fact {
        let label: String
        let value: String
        /// Of what period it is, and how sure.
        let detail: String
        /// The section that defines it.
        let section: String
    }

    struct Chapter {
        let name: String
        let heading: String
        let sections: [Section]
    }

    struct Section {
        let name: String
        let heading: String
        /// nil where there is nothing to draw.
        let chart: String?
        let table: Table?
        let notes: [String]
        let definition: String
    }

    struct Table {
        /// What its numbers are, and when they were known.
        let caption: String
        let label: String
        let columns: [String]
        /// With the heading.
        let width: Int
        let groups: [Group]
        /// Too many rows to be kept together on a printed page.
        let isLong: Bool
    }

    /// The rows of a breakdown under its name, which nothing around it in the template is called too.
    struct Group {
        let breakdown: String?
        let rows: [Row]
    }

    struct Row {
        let label: String
        let values: [String]
        let isSum: Bool
    }

    let language: String
    let title: String
    let period: String
    let lead: String
    let remarks: [String]
    let factsHeading: String
    let facts: [Fact]
    let chapters: [Chapter]

    init(
        _ tables: [ReportTable], facts: [ReportFact], goals: [YearlyGoal], period: Period, knownAt: Instant,
        published: Bool, serviceVersion: String, _ language: Language
    ) {
        let clock = ReportPage.clock(knownAt, language)
        self.language = language.rawValue
        title =
            Words(
                da: "Indsatsområde 1: Afskaffelse af hjemløshed", en: "Focus area 1: Ending homelessness")[language]
        self.period = period.words(language)
        lead =
            Words(
                da: "\(period.words(.da)), som kendt \(clock) (bolig \(serviceVersion))",
                en: "\(period.words(.en)), as known at \(clock) (bolig \(serviceVersion))")[language]
        remarks =
            published
            ? [
                Words(
                    da: "Tal om færre end fem personer, og tal, der ville røbe dem, er udeladt (·).",
                    en: "Figures of fewer than five persons, and figures that would tell them, are left out (·).")[
                        language]
            ] : []
        factsHeading = Words(da: "Kort fortalt", en: "In brief")[language]
        self.facts = facts.map { Fact($0, language) }
        let known = Words(da: "som kendt \(clock)", en: "as known at \(clock)")[language]
        chapters = ReportChapter.all.compactMap { chapter in
            let sections = chapter.tables(among: tables).map { table in
                Section(table, chart: ReportPage.chart(table, tables, goals, language), known: known, language)
            }
            return sections.isEmpty
                ? nil : Chapter(name: chapter.name, heading: chapter.words[language], sections: sections)
        }
    }

    private static func chart(
        _ table: ReportTable, _ tables: [ReportTable], _ goals: [YearlyGoal], _ language: Language
    ) -> String? {
        table.statistic == .goalHomelessAllocations
            ? GoalChart(table, goals: goals, language)?.svg
            : ReportChart(table, among: tables, goals: goals, language)?.svg
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
        let text = figure.measure.text(value, language)
        guard withUnit else { return text }
        return switch figure.measure {
        case .count: text
        case .percent: text + " %"
        case .days, .kr: text + " " + figure.measure.words[language]
        }
    }

    /// - Throws: only where the template itself is broken, which a test would find.
    func file(_ name: String) throws -> ReportFile {
        let template = try MustacheTemplate(
            string: String(decoding: PackageResources.report_mustache, as: UTF8.self))
        return ReportFile(name: name, bytes: Array(template.render(self).utf8), rows: 0)
    }
}

extension ReportPage.Fact {
    init(_ fact: ReportFact, _ language: Language) {
        label = fact.words[language]
        let value = ReportPage.value(fact.figure, language, withUnit: true)
        // Of what is left out there is no interval either.
        let bounds = (fact.figure.value == nil ? nil : fact.interval).map {
            [$0.low, $0.high].map { ReportPage.value($0, language) }
        }
        self.value = bounds.map { "\(value) (\($0.joined(separator: "–")))" } ?? value
        let status = fact.figure.status
        let period = fact.period.words(language)
        detail =
            ([period] + (status == .final || status == .suppressed ? [] : [status.words[language]])
            + [fact.remark].compactMap { $0?[language] }).joined(separator: ", ")
        section = fact.figure.statistic == .homelessnessCensus ? "1.1" : fact.figure.statistic.code
    }
}

extension ReportPage.Section {
    init(_ table: ReportTable, chart: String?, known: String, _ language: Language) {
        name = table.name
        let number = table.number.map { Words(da: "Tabel \($0). ", en: "Table \($0). ")[language] } ?? ""
        heading = number + table.title[language]
        self.chart = chart
        self.table = ReportPage.Table(table, known: known, language)
        notes = table.notes.map { $0[language] }
        definition = table.statistic.definition[language]
    }
}

extension ReportPage.Table {
    /// nil where there is no column or no row.
    init?(_ table: ReportTable, known: String, _ language: Language) {
        let shown = table.rows.filter { !$0.isLeftOffPage }
        guard !table.columns.isEmpty, !shown.isEmpty else { return nil }
        caption = "\(table.statistic.measure.words[language].capitalizedFirst), \(known)"
        label = table.heading.last?[language] ?? ""
        columns = table.columns.map { $0.words(language) }
        width = columns.count + 1
        // A table of one breakdown alone needs no name for it.
        let isOne = Set(shown.map(\.breakdown)).count == 1
        var groups: [ReportPage.Group] = []
        for row in shown {
            let line = ReportPage.Row(
                label: (row.labels.last { !$0[language].isEmpty } ?? row.labels[0])[language],
                values: row.figures.map { ReportPage.value($0, language) }, isSum: row.isSum)
            let name = row.breakdown.isEmpty || isOne ? nil : row.labels[0][language]
            let same = groups.last.map { $0.breakdown == name } ?? false
            let rows = (same ? groups.removeLast().rows : []) + [line]
            groups.append(ReportPage.Group(breakdown: name, rows: rows))
        }
        self.groups = groups
        isLong = shown.count > 18
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
