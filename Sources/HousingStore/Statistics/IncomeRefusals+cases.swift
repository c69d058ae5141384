import Housing
import Postgres

extension StatisticQuery {
    static let incomeRefusals = StatisticQuery(.incomeRefusals, .count) { _ in
        "select referral as subject from refused"
    }
}
