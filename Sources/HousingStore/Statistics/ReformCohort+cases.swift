import Housing
import Postgres

extension StatisticQuery {
    static let reformCohort = StatisticQuery(.reformCohort, .count) { _ in
        "select referral as subject from refused where passed_before_reform"
    }
}
