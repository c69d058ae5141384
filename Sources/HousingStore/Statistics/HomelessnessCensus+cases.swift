import Housing
import Postgres

extension StatisticQuery {
    static let homelessnessCensus = StatisticQuery(.homelessnessCensus, .sum) { asked in
        """
        select c.id as subject, v.homeless as value, v.source
        from census c join census_version v on v.census_id = c.id and \(fragment: asked.known("v"))
        where \(asked.period.isCalendarYear) and c.year = \(asked.period.year)::int
        """
    }
}
