import Housing
import Postgres

extension StatisticQuery {
    static let incomeRefusalsReferredAgain = StatisticQuery(.incomeRefusalsReferredAgain, .count) { _ in
        "select referral as subject from refused where referred_again"
    }
}
