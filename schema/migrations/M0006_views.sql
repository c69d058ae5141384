-- The current version of each noun, as lists show it. `<noun>_now` and no other names.

create view association_now as
select a.id, a.number, v.name, v.profile,
       (select g.share from letting_agreement_version g
        where g.association_id = a.id and g.department_id is null and g.known_until = 'infinity' and g.valid_until is null
       ) as share,
       (select g.answer_days from letting_agreement_version g
        where g.association_id = a.id and g.department_id is null and g.known_until = 'infinity' and g.valid_until is null
       ) as answer_days
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity';

create view received_unit_now as
select u.id, a.number as association, d.number as department, u.tenancy, u.received_on,
       v.unit_type, v.rent, v.room_tenths, v.area_tenths, v.address, v.postcode, v.town, v.address_id,
       v.heat_on_account, v.water_on_account, v.electricity_on_account,
       v.heating, v.hot_water, v.electricity, v.water, v.maintenance, v.deposit, v.available_from,
       coalesce(v.answer_by, u.received_on + (
         select g.answer_days from letting_agreement_version g
         where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
           and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> u.received_on
         order by g.department_id nulls last limit 1)) as answer_by,
       v.withdrawn_on, r.returned_on, r.return_reason, l.allocation_id, l.state as allocation_state, l.accepted_on,
       l.moved_in_on,
       case when l.accepted_on is not null then 'allocated'
            when r.returned_on is not null then 'returned'
            when v.withdrawn_on is not null then 'withdrawn'
            else 'open' end as state
from received_unit u
join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
join department d on d.id = u.department_id
join association a on a.id = d.association_id
left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
left join allocation_version l on l.received_unit_id = u.id and l.known_until = 'infinity'
  and l.state in ('offered', 'accepted', 'moved_in');

create view referral_now as
select r.id, r.citizen_id, r.source_number, v.referred_on, v.target_group, v.homeless, v.homeless_category,
       v.unit_types, v.facts, v.closed_on, v.closed_as,
       case when v.closed_as is null then 'open' else v.closed_as end as state
from referral r
join referral_version v on v.referral_id = r.id and v.known_until = 'infinity';

create view allocation_now as
select l.id, l.received_unit_id, l.referral_id, l.citizen_id, v.state, v.open, v.offered_on, v.accepted_on,
       v.declined_on, v.moved_in_on, v.cancelled_on, v.income_check_id
from allocation l
join allocation_version v on v.allocation_id = l.id and v.known_until = 'infinity';

create view subsidy_now as
select s.id, s.allocation_id, v.scheme, v.amount, v.starts_on, v.ends_on, v.undone
from subsidy s
join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity';

create view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, v.rent_from, v.rent_to, v.amount, v.tenant_payment, v.months_max, v.open_from,
       v.open_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity';

create view census_now as
select c.id, c.year, v.homeless, v.source
from census c
join census_version v on v.census_id = c.id and v.known_until = 'infinity';

grant select on association_now, received_unit_now, referral_now, allocation_now, subsidy_now, subsidy_terms_now,
  census_now to bolig;
