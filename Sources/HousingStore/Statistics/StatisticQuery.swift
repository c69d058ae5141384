import Housing
import Postgres

/// How the figures of a statistic are reckoned: a SELECT of its cases, and what is made of them.
///
/// The SELECT gives a row for each case: `subject`, its number; a column for each breakdown, of the same name; and
/// `value` where the aggregate wants one. `rent_band` and `scheme` are arrays, as a case can be in several.
struct StatisticQuery: Sendable {
    /// What is made of the cases in each category.
    enum Aggregate: Sendable {
        /// Their number.
        case count
        /// The sum of `value`.
        case sum
        /// `value` is øre: the sum in kroner, rounded once.
        case kroner
        /// `value` is true or false: the share that is true, in tenths of a per cent.
        case share
        /// The median of `value`, in tenths; the mean of the middle two.
        case median
    }

    let statistic: Statistic
    let aggregate: Aggregate
    let cases: @Sendable (Question) -> Statement
    /// What is reckoned from the categories once they are counted.
    let derive: @Sendable (Question, [Cell]) -> [Cell]

    init(
        _ statistic: Statistic, _ aggregate: Aggregate, _ cases: @escaping @Sendable (Question) -> Statement,
        derive: @escaping @Sendable (Question, [Cell]) -> [Cell] = { _, cells in cells }
    ) {
        self.statistic = statistic
        self.aggregate = aggregate
        self.cases = cases
        self.derive = derive
    }

    /// Every statistic that can be computed.
    static let all: [StatisticQuery] = [
        .unitsReceived, .unitsAllocated, .unitsReturned, .unitsWithdrawn, .unitsOpen, .returnShare, .allocationShare,
        .returnsAvoidable, .medianDaysToAnswer, .vacancyRent,
        .allocations, .homelessAllocations, .homelessMoveIns, .goalHomelessAllocations,
        .subsidisedAllocations, .subsidiesRunning, .subsidiesEnding, .referrals, .referralsOpen,
        .incomeRefusals, .incomeRefusalsReferredAgain, .reformCohort,
        .homelessnessCensus, .dwellingsPlanned,
    ]

    static func of(_ statistic: Statistic) -> StatisticQuery? { all.first { $0.statistic == statistic } }
}

/// A value in one category of one breakdown, scaled as its unit wants.
struct Cell: Sendable {
    let breakdown: String
    let category: String
    var value: Int
}

extension StatisticQuery {
    /// One statement that gives `statistic`, `breakdown`, `category`, `value` of several statistics in one period: what
    /// they share, such as the units received, is read once.
    static func figures(_ queries: [StatisticQuery], _ question: Question) -> Statement {
        var parts = queries.map { $0.figures(question) }
        if queries.contains(where: { $0.statistic.cases == .unit }) { parts.append(question.answers) }
        return """
            with \(fragment: question.tables)
            select * from (\(fragment: parts.joined(separator: "\nunion all\n"))) figures
            """
    }

    /// All breakdowns at once, over `question.tables`.
    private func figures(_ question: Question) -> Statement {
        let cells = statistic.breakdowns.map(Self.category(in:))
        return """
            (with cases as (\(fragment: cases(question))),
            divided as materialized (\(unescaped: divided))
            select '\(unescaped: statistic.code)' as statistic, breakdown, category,
                   case when breakdown = 'not_counted' then sum(number)::bigint else \(unescaped: aggregate.sql) end as value
            from divided cross join lateral (
              select 'total' as breakdown, 'total' as category
              \(fragment: cells.joined(separator: "\n"))
            ) cell
            where category is not null
            group by breakdown, category)
            """
    }

    /// The columns a case has categories in, each once.
    var columns: [Breakdown] {
        var seen: Set<Breakdown> = []
        return statistic.breakdowns.joined().filter { seen.insert($0).inserted }
    }

    /// Cases are counted, or added up, by all their columns first: there are few such groups, and many cases.
    private var divided: String {
        let names = columns.map(\.rawValue)
        let values: (of: [String], by: [String]) =
            switch aggregate {
            case .count: (["count(*) as number"], names)
            case .sum, .kroner: (["count(*) as number", "sum(value) as value"], names)
            case .share: (["count(*) as number", "value"], names + ["value"])
            // A median wants every value.
            case .median: (["1 as number", "value"], [])
            }
        let grouped = values.by.isEmpty ? "" : " group by " + values.by.joined(separator: ", ")
        return "select \((names + values.of).joined(separator: ", ")) from cases\(grouped)"
    }

    /// The category, or categories, of a case in a breakdown or pair.
    private static func category(in breakdown: [Breakdown]) -> Statement {
        let name = breakdown.map(\.rawValue).joined(separator: "+")
        let category = breakdown.map { $0.isMany ? "\($0.rawValue)_one" : $0.rawValue }.joined(separator: " || '+' || ")
        let many = breakdown.filter(\.isMany).map { "unnest(\($0.rawValue)) as \($0.rawValue)_one" }
        let from = many.isEmpty ? "" : " from " + many.joined(separator: ", ")
        return "union all select '\(unescaped: name)', \(unescaped: category)\(unescaped: from)"
    }
}

extension Breakdown {
    /// Whether a case can be in several categories, so that its column is an array.
    var isMany: Bool { self == .rentBand || self == .scheme }
}

extension StatisticQuery.Aggregate {
    /// PostgreSQL rounds numeric half away from zero, as figures are to be.
    fileprivate var sql: String {
        switch self {
        case .count: "sum(number)::bigint"
        case .sum: "sum(value)::bigint"
        case .kroner: "round(sum(value)::numeric / 100)::bigint"
        case .share: "round(1000.0 * coalesce(sum(number) filter (where value), 0) / sum(number))::bigint"
        case .median: "round((percentile_cont(0.5) within group (order by value))::numeric * 10)::bigint"
        }
    }
}
