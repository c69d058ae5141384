import Housing

/// The tables of a package: the report's own 1.1-1.3, then one for each other statistic.
struct ReportTables: Sendable {
    let periods: ReportPeriods
    let figures: FigureIndex

    func all(_ statistics: [Statistic]) -> [ReportTable] {
        let tables = Statistic.all.filter(statistics.contains).flatMap { statistic -> [ReportTable] in
            switch statistic {
            case .homelessnessCensus: [census]
            case .unitsReceived: [received, plain(statistic)]
            case .returnShare: [returned, plain(statistic)]
            default: [plain(statistic)]
            }
        }
        // The report's own come first, by number; the rest as people read them.
        let own = tables.filter { $0.number != nil }.sorted { $0.name < $1.name }
        return own + tables.filter { $0.number == nil }
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
            heading: [Words(da: "Årstal for VIVEs hjemløsetælling", en: "Year of VIVE's census")], columns: years,
            rows: [row],
            notes: years.isEmpty
                ? [Words(da: "Ingen hjemløsetælling er indlæst.", en: "No census has been imported.")]
                : notes(.homelessnessCensus, years))
    }

    /// Table 1.2: units received.
    private var received: ReportTable {
        let columns = periods.comparable(.unitsReceived, figures.breaks)
        return ReportTable(
            .unitsReceived, number: "1.2",
            title: Words(
                da: "Antal boliger modtaget til boligsocial anvisning", en: "Units received for social allocation"),
            heading: [Words(da: "Årstal", en: "Year")], columns: columns, unrecorded: unrecorded(columns),
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
            heading: [Words(da: "Boligtype/årstal", en: "Unit type/year")], columns: columns,
            unrecorded: unrecorded(columns),
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
        let columns =
            switch statistic {
            case .goalHomelessAllocations: [periods.yearToDate]
            case .dwellingsPlanned: [periods.asked]
            default: periods.comparable(statistic, figures.breaks)
            }
        let total = ReportTable.Row(
            labels: [Words(da: "I alt", en: "Total"), Words(da: "", en: "")],
            figures: columns.map { figures.total(statistic, $0) })
        let rows = figures.categories(statistic, columns).map { breakdown, category in
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            return ReportTable.Row(
                labels: [Breakdown.words(of: breakdown), Breakdown.words(category, in: breakdown)],
                figures: columns.map { figures.figure(statistic, $0, name, category) }, breakdown: breakdown,
                isSum: breakdown == [.rentBand] && figures.sumBands.contains(category))
        }
        return ReportTable(
            statistic,
            heading: [Words(da: "Fordelt på", en: "By"), Words(da: "Kategori", en: "Category")], columns: columns,
            unrecorded: statistic == .dwellingsPlanned ? [] : unrecorded(columns),
            rows: total.figures.allSatisfy { $0 == nil } ? rows : [total] + rows,
            notes: notes(statistic, columns))
    }

    /// The places of columns that end before the first unit was received: nothing was recorded then, which is not 0.
    private func unrecorded(_ columns: [Period]) -> Set<Int> {
        guard let first = figures.firstReceived else { return [] }
        return Set(columns.indices.filter { columns[$0].until <= first })
    }

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
        let provisional = columns.filter { figures.isProvisional(statistic, $0) }
        if !provisional.isEmpty {
            notes.append(
                Words(
                    da: "Foreløbige tal: \(provisional.map { $0.words(.da) }.joined(separator: ", ")).",
                    en: "Provisional: \(provisional.map { $0.words(.en) }.joined(separator: ", "))."))
        }
        let before = unrecorded(columns).sorted().map { columns[$0] }
        if let first = figures.firstReceived, !before.isEmpty,
            ![.homelessnessCensus, .dwellingsPlanned].contains(statistic)
        {
            notes.append(
                Words(
                    da: """
                        \(before.map { $0.words(.da) }.joined(separator: ", ")) er ikke registreret (–): den første modtagne \
                        bolig er fra \(first.danish).
                        """,
                    en: """
                        \(before.map { $0.words(.en) }.joined(separator: ", ")) not recorded (–): the first unit was \
                        received on \(first).
                        """))
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
