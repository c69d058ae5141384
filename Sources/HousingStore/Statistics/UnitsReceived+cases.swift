import Housing
import Postgres

extension StatisticQuery {
    static let unitsReceived = StatisticQuery(.unitsReceived, .count) { asked in
        """
        select unit as subject, unit_type, rent_band, association
        from received
        """
    }
}
