import Housing
import Postgres

extension StatisticQuery {
    static let subsidiesRunning = StatisticQuery(.subsidiesRunning, .count) { asked in
        """
        select subsidy as subject, array[scheme] as scheme
        from granted
        where starts_on <= \(asked.lastDay)::date and (ends_on is null or \(asked.lastDay)::date <= ends_on)
        """
    }
}
