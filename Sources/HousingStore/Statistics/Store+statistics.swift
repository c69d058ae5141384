package import Housing
import Postgres

extension Store {
    /// Computes figures as known at K.
    ///
    /// - Parameters:
    ///   - knownAt: K, or the latest there is; never later than the oldest transaction still writing.
    ///   - needed: the statistics and periods wanted, given the years that have a census.
    /// - Throws: `Problem` `not_yet_supported` for a statistic without a SELECT; `broken_identity`, naming the cases,
    ///   where figures do not add up.
    package func figures(
        _ knownAt: KnownAt, needed: ([Int]) -> [StatisticPeriod]
    ) async throws -> StatisticSnapshot {
        try await snapshot(knownAt.instant(latest: try await latestInstant()), needed: needed)
    }

    /// Every figure wanted. Whoever reads what was known at K reads the same, in whatever transaction: nothing that
    /// commits after `latestInstant` was known by then. So two periods are read at a time.
    func snapshot(_ knownAt: Instant, needed: ([Int]) -> [StatisticPeriod]) async throws -> StatisticSnapshot {
        let (dated, firstReceived) = try await transaction(.snapshot, settings: Self.reading) { tx in
            (try tx.datedRows(knownAt), try tx.firstReceived(knownAt))
        }
        // The same figure can be needed for two tables.
        var seen: Set<StatisticPeriod> = []
        let wanted = needed(dated.censusYears).filter { seen.insert($0).inserted }
        for need in wanted where StatisticQuery.of(need.statistic) == nil { throw Problem.notComputed(need.statistic) }
        let questions = Dictionary(grouping: wanted, by: \.period).sorted { $0.key.from < $1.key.from }.map {
            period, needs in
            (Question(period: period, knownAt: knownAt), needs.compactMap { StatisticQuery.of($0.statistic) })
        }
        let figures = try await withThrowingTaskGroup(of: [Figure].self) { group in
            var figures: [Figure] = []
            for (place, (question, queries)) in questions.enumerated() {
                // Two periods are read at a time; the other connections are left to caseworkers.
                if place >= 2, let read = try await group.next() { figures += read }
                group.addTask {
                    try await transaction(.snapshot, settings: Self.reading(question.period)) { tx in
                        try tx.figures(question, queries, dated)
                    }
                }
            }
            for try await read in group { figures += read }
            return figures
        }
        try checkShares(figures)
        return StatisticSnapshot(
            knownAt: knownAt, figures: Figure.inOrder(figures), breaks: dated.breaks, censusYears: dated.censusYears,
            bandSums: dated.bandSums, goals: dated.goals, firstReceived: firstReceived,
            parameterVersions: dated.versions)
    }

    /// Settings of the transactions that read figures. A period is a small part of all years, so its rows are best
    /// found by index; the tables are in memory, where a page costs less beside a row than the planner takes it to. Every
    /// statement is planned anew: a plan kept from when the tables were small, such as before a register was imported,
    /// joins them row by row, and K and the period tell the planner how much it will find. The name tells
    /// `latestInstant` that this one, being read-only, holds no K back.
    static let reading = [
        "seq_page_cost": "0.1", "random_page_cost": "0.1", "plan_cache_mode": "force_custom_plan", "work_mem": "64MB",
        "application_name": readerName,
    ]
    /// The server's helpers are worth starting for a year's rows; for a quarter's that takes longer than the work.
    private static func reading(_ period: Period) -> [String: String] {
        let isShort = period.until <= period.from.adding(months: 3)
        return isShort ? reading.merging(["max_parallel_workers_per_gather": "0"]) { $1 } : reading
    }
    static let readerName = "bolig figures"

    /// The statistics that can be computed; a definition without its facts cannot.
    package static var computedStatistics: [Statistic] { StatisticQuery.all.map(\.statistic) }
}

extension Transaction {
    /// The first day a unit known at K was received on.
    fileprivate func firstReceived(_ knownAt: Instant) throws -> Day? {
        try optionalRow(
            """
            select u.received_on from received_unit u
            where exists (select 1 from received_unit_version v where v.received_unit_id = u.id
                          and v.known_from <= \(knownAt)::timestamptz and \(knownAt) < v.known_until)
            order by u.received_on limit 1
            """)?["received_on"]
    }

    /// The figures of one period, what must add up asserted.
    func figures(
        _ question: Question, _ queries: [StatisticQuery], _ dated: DatedRows
    ) throws -> [Figure] {
        var counted: [String: [Cell]] = [:]
        for row in try rows(StatisticQuery.figures(queries, question)) {
            counted[try row["statistic"], default: []].append(
                Cell(breakdown: try row["breakdown"], category: try row["category"], value: try row["value"]))
        }
        func answers(_ name: String) -> Int { counted[""]?.first { $0.breakdown == name }?.value ?? 0 }
        guard answers("broken") == 0 else { try throwBrokenAnswers(question) }
        return try queries.flatMap { query in
            let statistic = query.statistic
            let cells = query.derive(
                question, query.filled(counted[statistic.code] ?? [], dated.bands(in: question.period)))
            try checkSums(query, question, cells, dated)
            let isPastReview = dated.reviewBy(of: statistic, in: question.period).map { $0 < question.day } ?? false
            return cells.map { cell in
                Figure(
                    statistic: statistic, period: question.period.text, breakdown: cell.breakdown,
                    category: cell.category, value: cell.value,
                    measure: cell.breakdown == Breakdown.notCounted.rawValue ? .count : statistic.measure,
                    status: FigureStatus(
                        period: question.period, knownAt: question.knownAt,
                        mayChange: isPastReview || statistic.changesWhileOpen && answers("open") > 0),
                    breaks: dated.breaks(of: statistic, in: question.period))
            }
        }
    }
}

extension StatisticQuery {
    /// Adds what has no case: closed lists are written in full, with 0. A share, a median or a census of nothing has
    /// no row.
    fileprivate func filled(_ cells: [Cell], _ bands: [String]) -> [Cell] {
        guard aggregate == .count || aggregate == .kroner else { return cells }
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

extension Problem {
    static func notComputed(_ statistic: Statistic) -> Problem {
        Problem(
            .refused, "not_yet_supported",
            Words(
                da: "\(statistic.code) kan endnu ikke beregnes.", en: "\(statistic.code) cannot be computed yet."),
            details: ["statistic": statistic.code])
    }
}
