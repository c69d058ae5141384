import Housing
import Postgres

extension StatisticQuery {
    static let allocations = StatisticQuery(.allocations, .count) { asked in
        """
        select allocation as subject, target_group, unit_type, rent_band
        from allocated where \(fragment: asked.inPeriod("accepted_on"))
        """
    }
}
