import Housing
import Postgres

extension StatisticQuery {
    static let unitsWithdrawn = StatisticQuery(.unitsWithdrawn, .count) { asked in
        """
        select unit as subject, unit_type, rent_band
        from received where withdrawn
        """
    }
}
