import Housing
import Postgres

extension StatisticQuery {
    static let dwellingsPlanned = StatisticQuery(.dwellingsPlanned, .sum) { asked in
        """
        select supply_id as subject, dwellings - delivered as value,
               case when from_year = to_year then from_year::text else from_year || '-' || to_year end as expected
        from supply_version v
        where \(fragment: asked.known("v")) and kind = 'special' and not undone
          and dwellings > delivered
        """
    }
}
