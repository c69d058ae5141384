import Housing
import Postgres

extension StatisticQuery {
    static let referralsOpen = StatisticQuery(.referralsOpen, .count) { asked in
        """
        select referral as subject, target_group
        from referred
        where referred_on <= \(asked.lastDay)::date
          and (closed_on is null and known_until > \(asked.knownAt) or closed_on > \(asked.lastDay)::date)
        """
    }
}
