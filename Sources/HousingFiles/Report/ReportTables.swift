import Housing

/// The tables of a package: the report's own 1.1-1.3, then one for each other statistic.
struct ReportTables: Sendable {
    let periods: ReportPeriods
    let figures: FigureIndex

    func all(_ statistics: [Statistic]) -> [ReportTable] {
        Statistic.all.filter(statistics.contains).flatMap { statistic -> [ReportTable] in
            switch statistic {
            case .homelessnessCensus: [census]
            case .unitsReceived: [received, plain(statistic)]
            case .returnShare: [returned, plain(statistic)]
            default: [plain(statistic)]
            }
        }.sorted { $0.order < $1.order }
    }

    /// Table 1.1: the last three censuses, whatever the period.
    private var census: ReportTable {
        let years = figures.censusYears.suffix(3).compactMap { Period(year: $0) }
        let row = ReportTable.Row(
            Words(da: "Antal hjemløse i København", en: "Homeless in Copenhagen"),
            years.map { figures.total(.homelessnessCensus, $0) })
        return ReportTable(
            .homelessnessCensus, number: "1.1",
            title: Words(
                da: "Antal hjemløse hjemmehørende i København ifølge VIVEs hjemløsetælling",
                en: "Homeless citizens of Copenhagen according to VIVE's census"),
            heading: [Words(da: "Årstal for VIVEs hjemløsetælling", en: "Year of VIVE's census")] + years.map(heading),
            rows: [row], notes: notes(.homelessnessCensus, years))
    }

    /// Table 1.2: units received.
    private var received: ReportTable {
        let columns = periods.comparable(.unitsReceived, figures.breaks)
        return ReportTable(
            .unitsReceived, number: "1.2",
            title: Words(
                da: "Antal boliger modtaget til boligsocial anvisning", en: "Units received for social allocation"),
            heading: [Words(da: "Årstal", en: "Year")] + columns.map(heading),
            rows: [
                ReportTable.Row(
                    Words(da: "Boliger modtaget til boligsocial anvisning", en: "Units received"),
                    columns.map { figures.total(.unitsReceived, $0) })
            ],
            notes: notes(.unitsReceived, columns))
    }

    /// Table 1.3: the share of units returned, of all units and of family units.
    private var returned: ReportTable {
        let columns = periods.comparable(.returnShare, figures.breaks)
        return ReportTable(
            .returnShare, number: "1.3",
            title: Words(
                da:
                    "Andelen af returnerede boliger, der er stillet kommunen til rådighed til boligsocial anvisning, procent",
                en: "Share of units put at the municipality's disposal that were returned, per cent"),
            heading: [Words(da: "Boligtype/årstal", en: "Unit type/year")] + columns.map(heading),
            rows: [
                ReportTable.Row(
                    Words(da: "Alle boliger", en: "All units"), columns.map { figures.total(.returnShare, $0) }),
                ReportTable.Row(
                    Words(da: "Familieboliger", en: "Family units"),
                    columns.map {
                        figures.figure(.returnShare, $0, Breakdown.unitType.rawValue, UnitType.family.rawValue)
                    }),
            ],
            notes: notes(.returnShare, columns))
    }

    /// A statistic with all its breakdowns.
    private func plain(_ statistic: Statistic) -> ReportTable {
        let asked = periods.periods(of: statistic, censusYears: figures.censusYears)
        let columns = asked.count == 1 ? asked : periods.comparable(statistic, figures.breaks)
        let total = ReportTable.Row(
            labels: [Words(da: "I alt", en: "Total"), Words(da: "", en: "")],
            figures: columns.map { figures.total(statistic, $0) })
        let rows = figures.categories(statistic, columns).map { breakdown, category in
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            return ReportTable.Row(
                labels: [Breakdown.words(of: breakdown), Breakdown.words(category, in: breakdown)],
                figures: columns.map { figures.figure(statistic, $0, name, category) }, isPair: breakdown.count > 1)
        }
        return ReportTable(
            statistic,
            heading: [Words(da: "Fordelt på", en: "By"), Words(da: "Kategori", en: "Category")] + columns.map(heading),
            rows: total.figures.allSatisfy { $0 == nil } ? rows : [total] + rows,
            notes: notes(statistic, columns))
    }

    /// The figures of the report's text, in its order.
    func facts(_ statistics: [Statistic]) -> [(Words, Figure)] {
        let asked = periods.asked
        func pair(_ first: String, _ second: String) -> String { "\(first)\(Figure.joint)\(second)" }
        let latest = figures.censusYears.last.flatMap { Period(year: $0) }
        let wanted: [(String, Statistic, Figure?)] = [
            ("", .homelessnessCensus, latest.flatMap { figures.total(.homelessnessCensus, $0) }),
            ("", .homelessMoveIns, figures.total(.homelessMoveIns, asked)),
            ("", .homelessAllocations, figures.total(.homelessAllocations, asked)),
            ("", .dwellingsPlanned, figures.total(.dwellingsPlanned, asked)),
            ("", .unitsReceived, figures.total(.unitsReceived, asked)),
            (
                "family+under_4500", .unitsReceived,
                figures.figure(
                    .unitsReceived, asked, pair("unit_type", "rent_band"), pair("family", "under_4500"))
            ),
            ("", .returnShare, figures.total(.returnShare, asked)),
            ("family", .returnShare, figures.figure(.returnShare, asked, "unit_type", "family")),
            ("family", .allocationShare, figures.figure(.allocationShare, asked, "unit_type", "family")),
            ("state", .subsidisedAllocations, figures.figure(.subsidisedAllocations, asked, "scheme", "state")),
            (
                "transitional+family", .subsidisedAllocations,
                figures.figure(
                    .subsidisedAllocations, asked, pair("scheme", "unit_type"), pair("transitional", "family"))
            ),
            (
                "transitional+youth", .subsidisedAllocations,
                figures.figure(
                    .subsidisedAllocations, asked, pair("scheme", "unit_type"), pair("transitional", "youth"))
            ),
            ("", .incomeRefusals, figures.total(.incomeRefusals, asked)),
            ("", .incomeRefusalsReferredAgain, figures.total(.incomeRefusalsReferredAgain, asked)),
        ]
        return wanted.compactMap { category, statistic, figure in
            guard statistics.contains(statistic), let figure else { return nil }
            guard !category.isEmpty else { return (statistic.words, figure) }
            let breakdown = figure.breakdown.split(separator: Figure.joint).compactMap {
                Breakdown(rawValue: String($0))
            }
            let words = Breakdown.words(category, in: breakdown)
            return (
                Words(da: "\(statistic.words.da): \(words.da)", en: "\(statistic.words.en): \(words.en)"), figure
            )
        }
    }

    private func heading(_ period: Period) -> Words { Words(da: period.words(.da), en: period.words(.en)) }

    /// What a reader must know: a period that is not over, figures that may change, and breaks.
    private func notes(_ statistic: Statistic, _ columns: [Period]) -> [Words] {
        var notes: [Words] = []
        let day = figures.knownAt.copenhagenDay
        for period in columns where FigureStatus(period: period, knownAt: figures.knownAt, mayChange: false) == .partial
        {
            notes.append(
                Words(
                    da: "\(period.words(.da)) er ikke slut: til og med \(day.danish).",
                    en: "\(period.words(.en)) is not over: through \(day)."))
        }
        let provisional = columns.filter { figures.total(statistic, $0)?.status == .provisional }
        if !provisional.isEmpty {
            notes.append(
                Words(
                    da: "Foreløbige tal: \(provisional.map { $0.words(.da) }.joined(separator: ", ")).",
                    en: "Provisional: \(provisional.map { $0.words(.en) }.joined(separator: ", "))."))
        }
        let touching = figures.breaks.filter { $0.touches(statistic) }
        for broken in touching {
            let day = broken.day
            if columns.contains(where: { $0.from < day && day < $0.until }) {
                notes.append(
                    Words(
                        da: "Databrud i perioden \(day.danish): \(broken.words.da).",
                        en: "Break in series within the period on \(day): \(broken.words.en)."))
            } else if columns.first?.from != periods.columns.first?.from, day <= periods.asked.from {
                notes.append(
                    Words(
                        da: "Tabellen begynder efter databruddet \(day.danish): \(broken.words.da).",
                        en: "The table begins after the break in series on \(day): \(broken.words.en)."))
            }
        }
        return notes
    }
}

extension ReportTable {
    /// The report's own tables first.
    fileprivate var order: String { number == nil ? name : " " + name }

    /// As people open it in a spreadsheet: Danish, decimal comma, `;`, BOM; notes below.
    var file: ReportFile {
        var table = DelimitedTable(header: heading.map(\.da))
        table.rows = rows.map { row in row.labels.map(\.da) + row.figures.map(ReportTable.spreadsheet) }
        table.rows += notes.map { ["Bemærkning: " + $0.da] }
        return table.file("tables/\(name).csv", byteOrderMark: true)
    }

    /// No thousands mark, which a spreadsheet of another language takes for a decimal; empty where there is no figure.
    private static func spreadsheet(_ figure: Figure?) -> String {
        guard let figure, figure.value != nil else { return "" }
        return figure.text.split(separator: ".").joined(separator: ",")
    }
}
