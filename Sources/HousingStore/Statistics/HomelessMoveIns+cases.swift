import Housing
import Postgres

extension StatisticQuery {
    static let homelessMoveIns = StatisticQuery(.homelessMoveIns, .count) { asked in
        """
        select allocation as subject, homeless_category
        from allocated where homeless and \(fragment: asked.inPeriod("moved_in_on"))
        """
    }
}
