-- Who could be offered a unit that is open, kept so that it stays right from step to step. A recheck keeps what follows from
-- facts alone: for each unit, who passes in it, and whom a subsidy would save, a bit for everybody who waits. What changes
-- with a step (closed, parked, offered something else, barred, a frame that is used up, a department that is renovated) is
-- left out when it is read.

drop view unit_listed;
drop table unit_standing;

-- The bit of each who waits, from 0.
create table waiting_place (
  referral_id bigint primary key references referral,
  place       int not null constraint waiting_place_taken unique
);

-- Every unit that is open, or held by an offer that may come to nothing. The bits lie in the row, for all are read at once.
create table unit_standing (
  received_unit_id bigint primary key references received_unit,
  passes           bit varying not null
) with (toast_tuple_target = 8160);
-- Who fails, but would pass with a subsidy of the scheme.
create table unit_standing_saved (
  received_unit_id bigint not null references unit_standing on delete cascade,
  scheme           text not null references scheme,
  saved            bit varying not null,
  primary key (received_unit_id, scheme)
) with (toast_tuple_target = 8160);

-- A project whose adding was undone is told of no more.
alter table supply_version add column undone boolean not null default false;
drop index supply_name_taken, supply_version_by_department;
create unique index supply_name_taken on supply_version (lower(name), coalesce(department_id, 0))
  where known_until = 'infinity' and not undone;
create index supply_version_by_department on supply_version (department_id)
  where department_id is not null and known_until = 'infinity' and not undone;
create or replace view supply_now as
select s.id, s.id as supply, v.kind, v.name, v.dwellings,
       case when v.dwellings is not null then v.delivered end as dwellings_delivered,
       v.dwellings - v.delivered as dwellings_left,
       case when v.from_year = v.to_year then v.from_year::text else v.from_year || '-' || v.to_year end as expected,
       v.delivered_on, a.number as association, d.number as department, v.starts_on, v.ends_on, v.review_by
from supply s
join supply_version v on v.supply_id = s.id and v.known_until = 'infinity' and not v.undone
left join department d on d.id = v.department_id
left join association a on a.id = d.association_id;

create index allocation_version_barred on allocation_version (received_unit_id)
  where known_until = 'infinity' and reason = 'barred';

-- How many could be offered each of these units on a day, and how many with a subsidy.
create function unit_candidates(day date) returns table (received_unit_id bigint, passes int, with_subsidy int)
language sql stable parallel safe as $$
  with nobody as materialized (
    select repeat('0', (coalesce(max(place), -1) + 8) / 8 * 8)::bit varying as bits from waiting_place
  ), away as (
    select p.place from waiting_place p where not exists (
      select from referral_version v
      where v.referral_id = p.referral_id and v.known_until = 'infinity' and v.closed_on is null)
    union all
    select p.place from referral_version v join waiting_place p on p.referral_id = v.referral_id
    where v.known_until = 'infinity' and v.parked_until is not null and v.unparked_on is null
      and v.parked_until >= unit_candidates.day
    union all
    select p.place from allocation_version l join referral r on r.citizen_id = l.citizen_id
    join waiting_place p on p.referral_id = r.id where l.known_until = 'infinity' and l.open
  ), free as materialized (
    select ~ coalesce((select bit_or(set_bit(n.bits, away.place, 1)) from away), n.bits) as bits from nobody n
  ), barred as materialized (
    select d.association_id, bit_or(set_bit(n.bits, p.place, 1)) as bits
    from allocation_version v
    join received_unit u on u.id = v.received_unit_id join department d on d.id = u.department_id
    join referral r on r.citizen_id = v.citizen_id join waiting_place p on p.referral_id = r.id
    cross join nobody n
    where v.known_until = 'infinity' and v.reason = 'barred' and v.state in ('declined', 'cancelled')
      and (v.barred_until is null or v.barred_until >= unit_candidates.day)
    group by d.association_id
  ), used_up as materialized (
    select f.scheme from frame_now f where f.state = 'in_force' and f.year = extract(year from unit_candidates.day)
      and (f.dwellings_left <= 0 or f.amount_left <= 0)
  )
  select s.received_unit_id, case when k.is_away then 0 else bit_count(s.passes & b.bits)::int end,
    case when k.is_away then 0 else coalesce((
      select bit_count(bit_or(w.saved) & b.bits)::int from unit_standing_saved w
      where w.received_unit_id = s.received_unit_id and w.scheme not in (select scheme from used_up)), 0) end
  from unit_standing s
  join received_unit u on u.id = s.received_unit_id
  join department d on d.id = u.department_id
  cross join free f
  left join barred x on x.association_id = d.association_id
  cross join lateral (select case when x.bits is null then f.bits else f.bits & ~ x.bits end as bits) b
  cross join lateral (select exists (
    select from supply_version a where a.department_id = d.id and a.known_until = 'infinity' and not a.undone
      and unit_candidates.day between a.starts_on and a.ends_on) as is_away) k
$$;

create view unit_listed as
select n.*, vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent,
       s.passes, s.with_subsidy, r.avoidable
from received_unit_now n
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join unit_candidates(today()) s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone;

-- What was kept is counted anew.
with asked as (
  insert into event (actor, request, action)
  select 'boligd', 'migration', 'rechecks.units'
  where exists (select from referral_version where known_until = 'infinity' and closed_on is null)
    and not exists (select from recheck where started_at is null and cause <> 'draft')
  returning id
)
insert into recheck (cause, event_id) select 'units', id from asked;

grant select, insert, update, delete on waiting_place, unit_standing, unit_standing_saved to bolig;
grant select on unit_listed to bolig;
