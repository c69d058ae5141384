import Housing
import Postgres

extension StatisticQuery {
    static let medianDaysToAnswer = StatisticQuery(.medianDaysToAnswer, .median) { asked in
        """
        select unit as subject, association, unit_type,
               coalesce(accepted_on, returned_on) - received_on as value
        from received where allocated or returned
        """
    }
}
