import Housing
import Postgres

extension StatisticQuery {
    static let subsidisedAllocations = StatisticQuery(.subsidisedAllocations, .count) { asked in
        """
        select allocation as subject, unit_type, array_agg(distinct granted.scheme) as scheme
        from allocated join granted using (allocation)
        where \(fragment: asked.inPeriod("accepted_on"))
        group by allocation, unit_type
        """
    }
}
