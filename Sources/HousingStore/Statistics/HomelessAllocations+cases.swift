import Housing
import Postgres

extension StatisticQuery {
    static let homelessAllocations = StatisticQuery(.homelessAllocations, .count) { asked in
        """
        select allocation as subject, homeless_category
        from allocated where homeless and \(fragment: asked.inPeriod("accepted_on"))
        """
    }
}
