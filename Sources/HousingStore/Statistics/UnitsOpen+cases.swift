import Housing
import Postgres

extension StatisticQuery {
    static let unitsOpen = StatisticQuery(.unitsOpen, .count) { asked in
        """
        select unit as subject, unit_type, rent_band
        from received where state = 'open'
        """
    }
}
