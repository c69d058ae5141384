package import Housing
import Postgres

extension Store {
    /// Computes figures in one read-only moment of the database, as known at K.
    ///
    /// - Parameters:
    ///   - knownAt: K, or the latest there is; never later than the oldest transaction still writing.
    ///   - needed: the statistics and periods wanted, given the years that have a census.
    /// - Throws: `Refusal` `not_yet_supported` for a statistic without a SELECT; `broken_identity`, naming the cases,
    ///   where figures do not add up.
    package func figures(
        _ knownAt: KnownAt, needed: @escaping @Sendable (_ censusYears: [Int]) -> [StatisticPeriod]
    ) async throws -> StatisticSnapshot {
        let instant = knownAt.instant(latest: try await latestInstant())
        return try await pool.transaction(.snapshot, settings: Self.reading) { tx in
            try tx.snapshot(instant, needed: needed)
        }
    }

    /// Settings of the transactions that read figures. A period is a small part of all years, so its rows are best
    /// found by index. Every statement is planned anew: a plan kept from when the tables were small, such as before a
    /// register was imported, joins them row by row, and K and the period tell the planner how much it will find. The
    /// name tells `latestInstant` that this one, being read-only, holds no K back.
    static let reading = [
        "random_page_cost": "1.1", "jit": "off", "plan_cache_mode": "force_custom_plan", "application_name": readerName,
    ]
    static let readerName = "bolig figures"

    /// The statistics that can be computed; a definition without its facts cannot.
    package static var computedStatistics: [Statistic] { StatisticQuery.all.map(\.statistic) }
}

extension Transaction {
    /// Every figure wanted, in the moment of this transaction.
    func snapshot(_ knownAt: Instant, needed: ([Int]) -> [StatisticPeriod]) throws -> StatisticSnapshot {
        let dated = try datedRows(knownAt)
        // The same figure can be needed for two tables.
        var seen: Set<StatisticPeriod> = []
        let wanted = needed(dated.censusYears).filter { seen.insert($0).inserted }
        let queries = try wanted.map { need in
            guard let query = StatisticQuery.of(need.statistic) else { throw Refusal.notComputed(need.statistic) }
            return query
        }
        let ofUnits = wanted.filter { $0.statistic.cases == .unit }
        let periods = Set(ofUnits.map(\.period)).sorted { ($0.from, $0.until) < ($1.from, $1.until) }
        var open: Set<Period> = []
        for period in periods where try checkReceived(Question(period: period, knownAt: knownAt)) {
            open.insert(period)
        }

        let answers = try batch(
            zip(queries, wanted).map { $0.figures(Question(period: $1.period, knownAt: knownAt)) })
        var figures: [Figure] = []
        for ((query, need), rows) in zip(zip(queries, wanted), answers) {
            let question = Question(period: need.period, knownAt: knownAt)
            let counted = try rows.map {
                Cell(breakdown: try $0["breakdown"], category: try $0["category"], value: try $0["value"])
            }
            let cells = query.derive(question, query.filled(counted, dated.bands(in: need.period)))
            try checkSums(query, question, cells, dated)
            figures += cells.map { cell in
                Figure(
                    statistic: need.statistic, period: need.period.text, breakdown: cell.breakdown,
                    category: cell.category, value: cell.value,
                    unit: cell.breakdown == Breakdown.notCounted.rawValue ? .count : need.statistic.unit,
                    status: FigureStatus(
                        period: need.period, knownAt: knownAt,
                        mayChange: need.statistic.changesWhileOpen && open.contains(need.period)),
                    breaks: dated.breaks(of: need.statistic, in: need.period))
            }
        }
        return StatisticSnapshot(
            knownAt: knownAt, figures: Figure.inOrder(figures), breaks: dated.breaks, censusYears: dated.censusYears,
            bandSums: dated.bandSums, parameterVersions: dated.versions)
    }
}

extension StatisticQuery {
    /// Adds what has no case: closed lists are written in full, with 0. A share, a median or a census of nothing has
    /// no row.
    fileprivate func filled(_ cells: [Cell], _ bands: [String]) -> [Cell] {
        guard measure == .count || measure == .kroner else { return cells }
        var expected = [(Figure.total, Figure.total)]
        for breakdown in statistic.breakdowns where breakdown.count == 1 {
            let categories = breakdown[0] == .rentBand ? bands : breakdown[0].closedList ?? []
            expected += categories.map { (breakdown[0].rawValue, $0) }
        }
        let missing = expected.filter { wanted in
            !cells.contains { $0.breakdown == wanted.0 && $0.category == wanted.1 }
        }
        return cells + missing.map { Cell(breakdown: $0.0, category: $0.1, value: 0) }
    }
}

extension Refusal {
    static func notComputed(_ statistic: Statistic) -> Refusal {
        Refusal(
            .refused, "not_yet_supported",
            Words(
                da: "\(statistic.code) kan endnu ikke beregnes.", en: "\(statistic.code) cannot be computed yet."),
            details: ["statistic": statistic.code])
    }
}
