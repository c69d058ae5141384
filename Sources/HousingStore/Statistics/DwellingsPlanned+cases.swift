import Housing
import Postgres

extension StatisticQuery {
    static let dwellingsPlanned = StatisticQuery(.dwellingsPlanned, .sum) { asked in
        """
        select planned_dwelling_id as subject, units as value,
               case when from_year = to_year then from_year::text else from_year || '-' || to_year end as expected
        from planned_dwelling_version v where \(fragment: asked.known("v"))
        """
    }
}
