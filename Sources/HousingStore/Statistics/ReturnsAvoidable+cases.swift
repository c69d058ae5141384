import Housing
import Postgres

extension StatisticQuery {
    static let returnsAvoidable = StatisticQuery(.returnsAvoidable, .count) { asked in
        """
        select unit as subject, unit_type, reason
        from received where returned and avoidable = 'yes'
        """
    }
}
