import Housing
import Postgres

extension StatisticQuery {
    static let vacancyRent = StatisticQuery(.vacancyRent, .kroner) { asked in
        """
        select unit as subject, association, unit_type,
               case when ends_on is not null and available_from is null then 'no_available_from' end as not_counted,
               case when ends_on is null or available_from is null then 0
                    else greatest(ends_on - greatest(received_on, available_from), 0) * day_rent end as value
        from (
          select *, round(rent * 12 / 365.0) as day_rent,
                 -- The day after the last that is paid for: move-in ends it the day before, the return's own day is paid.
                 coalesce(moved_in_on, returned_on + 1) as ends_on
          from received
        ) vacancy
        """
    }
}
