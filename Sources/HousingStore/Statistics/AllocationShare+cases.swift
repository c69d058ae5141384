import Housing
import Postgres

extension StatisticQuery {
    static let allocationShare = StatisticQuery(.allocationShare, .share) { asked in
        """
        select unit as subject, unit_type, allocated as value
        from received
        """
    }
}
