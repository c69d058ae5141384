package import Housing
import Postgres

extension Store {
    /// The cases behind a figure, by number.
    ///
    /// - Throws: `Problem` `no_cases` for a figure that is of no cases, such as a census.
    package func cases(
        _ statistic: Statistic, _ period: Period, _ knownAt: KnownAt
    ) async throws -> StatisticCases {
        let query = try StatisticQuery.withCases(statistic)
        let instant = knownAt.instant(latest: try await latestInstant())
        return try await read { tx in
            StatisticCases(
                knownAt: instant, breakdowns: query.columns,
                cases: try tx.cases(query, Question(period: period, knownAt: instant)))
        }
    }
}

extension StatisticQuery {
    fileprivate static func withCases(_ statistic: Statistic) throws -> StatisticQuery {
        guard let query = StatisticQuery.of(statistic) else { throw Problem.notComputed(statistic) }
        guard statistic.cases != .row else {
            throw Problem(
                .refused, "no_cases",
                Words(
                    da: "\(statistic.code) er ikke talt af sager.", en: "\(statistic.code) is not counted from cases."),
                details: ["statistic": statistic.code],
                hint: statistic == .goalHomelessAllocations
                    ? Words(
                        da: "Se sagerne bag homeless_allocations.", en: "See the cases of homeless_allocations.") : nil)
        }
        return query
    }
}

extension Transaction {
    /// Units but those that somebody hidden has: in a month of one allocation the two lists would tell whose it is.
    private static let seenUnits: Statement = """
        where not exists (select from hidden_unit where received_unit_id = subject)
        """

    /// The cases of a statistic; none where it is not counted from any.
    func cases(_ query: StatisticQuery, _ question: Question) throws -> [StatisticCase] {
        guard query.statistic.cases != .row else { return [] }
        let breakdowns = query.columns
        let columns = breakdowns.map { breakdown in
            let name = breakdown.rawValue
            return breakdown.isMany
                ? ", \(name)" : ", case when \(name) is not null then array[\(name)] else '{}' end as \(name)"
        }
        let value = query.aggregate == .count ? "null::text" : "value::text"
        let rows = try rows(
            """
            with \(fragment: question.tables), cases as (\(fragment: query.cases(question)))
            select subject, \(unescaped: value) as value\(unescaped: columns.joined()) from cases
            \(fragment: query.statistic.cases == .unit ? Self.seenUnits : "") order by subject
            """)
        return try rows.map { row in
            StatisticCase(
                name: query.statistic.cases.name(try row["subject"]),
                categories: Dictionary(
                    try breakdowns.map { ($0.rawValue, try row[$0.rawValue, as: [String].self]) },
                    uniquingKeysWith: { first, _ in first }),
                value: try row["value"])
        }
    }
}
