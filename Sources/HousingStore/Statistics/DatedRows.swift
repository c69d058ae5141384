import Housing
import Postgres

/// The dated rows behind figures, as known at K: rent bands, breaks in series, census years, goals, planned dwellings,
/// and when the income figures behind the reform cohort should be looked at again.
struct DatedRows: Sendable {
    struct Band: Sendable {
        let code: String
        let isSum: Bool
        /// øre; no upper end is nil.
        let rentFrom: Int
        let rentUntil: Int?
        let from: Day
        let until: Day?
    }

    let bands: [Band]
    let breaks: [SeriesBreak]
    let censusYears: [Int]
    let goals: [YearlyGoal]
    /// The first day on which a row of planned dwellings should have been looked at again.
    let dwellingsReviewBy: Day?
    /// The same of the income figures of the last day before the reform, by which the cohort is judged.
    let cohortReviewBy: Day?
    let versions: [String: String]

    /// The bands that hold on some day of the period.
    func bands(in period: Period) -> [String] {
        bands.filter { band in band.from < period.until && (band.until.map { period.from < $0 } ?? true) }.map(\.code)
    }

    /// Each sum band with the bands that lie in it.
    var bandSums: [String: [String]] {
        let sums = bands.filter(\.isSum).map { sum in
            let parts = bands.filter { band in
                !band.isSum && sum.rentFrom <= band.rentFrom
                    && (band.rentUntil ?? .max) <= (sum.rentUntil ?? .max)
            }
            return (sum.code, parts.map(\.code))
        }
        return Dictionary(sums) { first, _ in first }
    }

    func isSum(_ category: String) -> Bool { bands.contains { $0.code == category && $0.isSum } }

    /// The day by which the rows behind a figure should be looked at again; after it the figure is provisional.
    func reviewBy(of statistic: Statistic, in period: Period) -> Day? {
        switch statistic {
        case .goalHomelessAllocations: goals.first { $0.holds(on: period.from) }?.reviewBy
        case .dwellingsPlanned: dwellingsReviewBy
        case .reformCohort: cohortReviewBy
        default: nil
        }
    }

    /// Days strictly after the period's first day, for the statistics the break names.
    func breaks(of statistic: Statistic, in period: Period) -> [Day] {
        breaks.filter { $0.touches(statistic) && period.from < $0.day && $0.day < period.until }.map(\.day)
    }
}

extension Transaction {
    func datedRows(_ knownAt: Instant) throws -> DatedRows {
        let known: Statement = "known_from <= \(knownAt)::timestamptz and \(knownAt) < known_until"
        let rows = try batch([
            """
            select b.code, v.sum, v.rent_from, v.rent_until, v.valid_from, v.valid_until
            from rent_band b join rent_band_version v on v.rent_band_id = b.id where \(fragment: known)
            """,
            """
            select b.code, v.broken_on, v.statistics, v.da, v.en
            from series_break b join series_break_version v on v.series_break_id = b.id where \(fragment: known)
            order by v.broken_on, b.code
            """,
            """
            select c.year from census c join census_version v on v.census_id = c.id where \(fragment: known)
            order by c.year
            """,
            """
            select yearly, valid_from, valid_until, review_by from goal_version
            where \(fragment: known) and statistic = 'homeless_allocations' order by valid_from
            """,
            """
            select min(review_by) as review_by from supply_version
            where \(fragment: known) and kind = 'special' and not undone and dwellings > delivered
            """,
            """
            select min(review_by) as review_by from parameter where parameter_set_id = (
              select parameter_set_id from parameter_set_version
              where \(fragment: known) and valid_from <= \(RefusalGround.lastDayBeforeReform)::date
              order by valid_from desc limit 1)
            """,
            """
            select 'rent_bands' as name, max(known_from) as at from rent_band_version where \(fragment: known)
            union all select 'series_breaks', max(known_from) from series_break_version where \(fragment: known)
            union all select 'goals', max(known_from) from goal_version where \(fragment: known)
            union all select 'planned_dwellings', max(known_from) from supply_version
              where \(fragment: known) and kind = 'special'
            union all select 'income_figures', max(known_from) from parameter_set_version where \(fragment: known)
            """,
        ])
        return DatedRows(
            bands: try rows[0].map {
                DatedRows.Band(
                    code: try $0["code"], isSum: try $0["sum"], rentFrom: try $0["rent_from"],
                    rentUntil: try $0["rent_until"], from: try $0["valid_from"], until: try $0["valid_until"]
                )
            },
            breaks: try rows[1].map {
                SeriesBreak(
                    code: try $0["code"], day: try $0["broken_on"], statistics: try $0["statistics"],
                    words: Words(da: try $0["da"], en: try $0["en"]))
            },
            censusYears: try rows[2].map { try $0["year"] },
            goals: try rows[3].map {
                YearlyGoal(
                    yearly: try $0["yearly"], from: try $0["valid_from"], until: try $0["valid_until"],
                    reviewBy: try $0["review_by"])
            },
            dwellingsReviewBy: try rows[4].first?["review_by"], cohortReviewBy: try rows[5].first?["review_by"],
            versions: Dictionary(
                try rows[6].map { row in
                    let at: Timestamp? = try row["at"]
                    // Rows that came with the service are known from the beginning.
                    return (try row["name"], at.map { $0.isFinite ? $0.description : "shipped" } ?? "none")
                }, uniquingKeysWith: { first, _ in first }))
    }
}
