import Housing
import Postgres

/// What was known at K, as if it were tables: the shapes every statistic selects from.
extension Question {
    /// `band`, `received`, `allocated`, `granted`, `referred`, `refused`. PostgreSQL computes only those a SELECT names:
    /// once for all where several want the same rows, else within each SELECT, where an index finds what it wants.
    var tables: Statement {
        """
        band as materialized (\(fragment: bands)),
        received as materialized (\(fragment: received)),
        allocated as materialized (\(fragment: allocated)),
        granted as not materialized (\(fragment: granted)),
        referred as not materialized (\(fragment: referred)),
        refused as materialized (\(fragment: refused))
        """
    }

    /// The rent bands; a `sum` band is made of others.
    private var bands: Statement {
        """
        select b.code, v.sum, v.rent_from, v.rent_until, v.valid_from, v.valid_until
        from rent_band b join rent_band_version v on v.rent_band_id = b.id and \(fragment: known("v"))
        """
    }

    /// The bands that hold a rent on a day: one, and the sum bands over it.
    private func bands(of rent: String, on day: String) -> Statement {
        """
        array(select code from band
              where rent_from <= \(unescaped: rent) and (rent_until is null or \(unescaped: rent) < rent_until)
                and valid_from <= \(unescaped: day) and (valid_until is null or \(unescaped: day) < valid_until))
        """
    }

    /// U: a row for each unit received in the period, with what became of it.
    private var received: Statement {
        """
        select u.id as unit, u.received_on, a.number as association, v.unit_type, v.rent, v.available_from,
               \(fragment: bands(of: "v.rent", on: "u.received_on")) as rent_band,
               l.accepted_on, case when \(fragment: past("l.moved_in_on")) then l.moved_in_on end as moved_in_on,
               r.returned_on, r.return_reason as reason, r.avoidable,
               l.accepted_on is not null as allocated, r.returned_on is not null as returned,
               v.withdrawn_on is not null and \(fragment: past("v.withdrawn_on")) as withdrawn,
               unit_state(l.state, r.returned_on, case when \(fragment: past("v.withdrawn_on")) then v.withdrawn_on end)
                 as state
        from received_unit u
        join received_unit_version v on v.received_unit_id = u.id and \(fragment: known("v"))
        join department d on d.id = u.department_id
        join association a on a.id = d.association_id
        left join allocation_version l on l.received_unit_id = u.id and \(fragment: known("l"))
          and is_allocated(l.state) and \(fragment: past("l.accepted_on"))
        left join unit_return_version r on r.received_unit_id = u.id and \(fragment: known("r"))
          and not r.undone and \(fragment: past("r.returned_on"))
        where \(fragment: inPeriod("u.received_on"))
        """
    }

    /// A row for each allocation accepted or moved into in the period and not undone.
    private var allocated: Statement {
        """
        select l.allocation_id as allocation, l.accepted_on,
               case when \(fragment: past("l.moved_in_on")) then l.moved_in_on end as moved_in_on,
               v.unit_type, \(fragment: bands(of: "v.rent", on: "l.accepted_on")) as rent_band,
               coalesce(f.target_group, 'unknown') as target_group,
               coalesce(f.homeless, false) as homeless,
               coalesce(f.homeless_category, 'unknown') as homeless_category
        from allocation_version l
        join received_unit_version v on v.received_unit_id = l.received_unit_id and \(fragment: known("v"))
        join allocation a on a.id = l.allocation_id
        left join referral_version f on f.referral_id = a.referral_id and \(fragment: known("f"))
        where \(fragment: known("l")) and is_allocated(l.state) and \(fragment: past("l.accepted_on"))
          and (\(fragment: inPeriod("l.accepted_on")) or \(fragment: inPeriod("l.moved_in_on")))
        """
    }

    /// A row for each grant known at K and not undone.
    private var granted: Statement {
        """
        select v.subsidy_id as subsidy, v.allocation_id as allocation, v.scheme, v.starts_on, v.ends_on
        from subsidy_version v
        where \(fragment: known("v")) and not v.undone
        """
    }

    /// A row for each referral that has a day; what a register brought has none and is counted in no period.
    private var referred: Statement {
        """
        select v.referral_id as referral, v.referred_on, v.closed_on, v.known_until,
               coalesce(v.target_group, 'unknown') as target_group
        from referral_version v
        where \(fragment: known("v")) and v.referred_on is not null
        """
    }

    /// A row for each refusal for income decided in the period, and what has been said of it by K.
    private var refused: Statement {
        """
        select r.referral_id as referral, v.passed_before_reform,
               v.referred_again_on is not null and \(fragment: past("v.referred_again_on")) as referred_again
        from income_refusal r
        join income_refusal_version v on v.income_refusal_id = r.id and \(fragment: known("v"))
        where not v.undone and \(fragment: inPeriod("coalesce(v.decided_on, r.decided_on)"))
        """
    }
}
