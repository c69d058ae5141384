import Housing
import Postgres

extension StatisticQuery {
    static let referrals = StatisticQuery(.referrals, .count) { asked in
        """
        select referral as subject, target_group
        from referred where \(fragment: asked.inPeriod("referred_on"))
        """
    }
}
