import Housing
import Postgres

extension StatisticQuery {
    static let unitsAllocated = StatisticQuery(.unitsAllocated, .count) { asked in
        """
        select unit as subject, unit_type, rent_band
        from received where allocated
        """
    }
}
