-- The day and the grounds of a refusal, as they were corrected; null where they stand as decided.

alter table income_refusal_version
  add column decided_on date,
  add column reason text constraint income_refusal_version_reason check (reason <> '');

create or replace view income_refusal_now as
select r.id, r.id as refusal, r.referral_id as referral, f.citizen_id, coalesce(v.decided_on, r.decided_on) as decided_on,
       r.income_check_id as check, c.received_unit_id as unit, c.rent,
       (c.result ->> 'shortfall')::bigint * 100 as shortfall, r.units, r.parameters_from,
       coalesce(v.reason, r.reason) as reason, r.heard_on, r.not_heard, r.guidance, v.passed_before_reform, v.assumed,
       v.referred_again_on, v.referred_again_as, v.known_from
from income_refusal r
join income_refusal_version v on v.income_refusal_id = r.id and v.known_until = 'infinity' and not v.undone
join income_check c on c.id = r.income_check_id
join referral f on f.id = r.referral_id;

-- Candidates are counted with less work: what is free of each department is settled once, not for each unit. The body is
-- parsed when it is made, so that a dump of the schema loads.
drop view unit_listed;
drop function unit_candidates;
-- How many could be offered each of these units on a day, and how many with a subsidy.
create function unit_candidates(day date) returns table (received_unit_id bigint, passes int, with_subsidy int)
language sql stable parallel safe
begin atomic
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
  ), saved as (
    select w.received_unit_id, bit_or(w.saved) as bits from unit_standing_saved w
    where w.scheme not in (select scheme from used_up) group by w.received_unit_id
  ), renovated as materialized (
    select a.department_id from supply_version a where a.department_id is not null and a.known_until = 'infinity'
      and not a.undone and unit_candidates.day between a.starts_on and a.ends_on
  ), live as materialized (
    select d.id as department_id,
      case when d.id in (select department_id from renovated) then n.bits
           when x.bits is null then f.bits else f.bits & ~ x.bits end as bits
    from department d cross join free f cross join nobody n left join barred x on x.association_id = d.association_id
  )
  select s.received_unit_id, bit_count(s.passes & l.bits)::int, coalesce(bit_count(w.bits & l.bits), 0)::int
  from unit_standing s
  join received_unit u on u.id = s.received_unit_id
  join live l on l.department_id = u.department_id
  left join saved w on w.received_unit_id = s.received_unit_id;
end;

create view unit_listed as
select n.*, vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent,
       s.passes, s.with_subsidy, r.avoidable
from received_unit_now n
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join unit_candidates(today()) s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone;
grant select on unit_listed to bolig;
