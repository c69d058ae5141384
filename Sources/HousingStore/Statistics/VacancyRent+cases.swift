import Housing
import Postgres

extension StatisticQuery {
    static let vacancyRent = StatisticQuery(.vacancyRent, .kroner) { asked in
        """
        select unit as subject, association, unit_type,
               case when ends_on is not null and available_from is null then 'no_available_from' end as not_counted,
               case when ends_on is null then 0
                    else coalesce(vacancy_rent(rent, received_on, available_from, moved_in_on, returned_on, ends_on), 0)
               end as value
        from (select *, coalesce(moved_in_on, returned_on) as ends_on from received) vacancy
        """
    }
}
