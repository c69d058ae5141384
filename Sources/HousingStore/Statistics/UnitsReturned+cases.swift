import Housing
import Postgres

extension StatisticQuery {
    static let unitsReturned = StatisticQuery(.unitsReturned, .count) { asked in
        """
        select unit as subject, unit_type, rent_band, reason
        from received where returned
        """
    }
}
