import Housing
import Postgres

extension StatisticQuery {
    static let returnShare = StatisticQuery(.returnShare, .share) { asked in
        """
        select unit as subject, unit_type, returned as value
        from received
        """
    }
}
