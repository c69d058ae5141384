import Housing
import Postgres

extension StatisticQuery {
    static let subsidiesEnding = StatisticQuery(.subsidiesEnding, .count) { asked in
        """
        select subsidy as subject, array[scheme] as scheme
        from granted
        where starts_on <= \(asked.lastDay)::date and \(asked.lastDay)::date <= ends_on
          and ends_on <= \(asked.lastDay.adding(months: 6))::date
        """
    }
}
