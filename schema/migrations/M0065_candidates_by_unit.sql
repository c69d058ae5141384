-- Whom a subsidy would save is counted unit by unit: a copy of everybody's bits for each group went to disk where many wait.
create or replace function unit_candidates(day date) returns table (received_unit_id bigint, passes int, with_subsidy int)
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
  ), renovated as materialized (
    select a.department_id from supply_version a where a.department_id is not null and a.known_until = 'infinity'
      and not a.undone and unit_candidates.day between a.starts_on and a.ends_on
  ), live as materialized (
    select d.id as department_id,
      case when d.id in (select department_id from renovated) then n.bits
           when x.bits is null then f.bits else f.bits & ~ x.bits end as bits
    from department d cross join free f cross join nobody n left join barred x on x.association_id = d.association_id
  )
  select s.received_unit_id, bit_count(s.passes & l.bits)::int, (
      select coalesce(bit_count(bit_or(w.saved & l.bits)), 0)::int from unit_standing_saved w
      where w.received_unit_id = s.received_unit_id and w.scheme not in (select scheme from used_up))
  from unit_standing s
  join received_unit u on u.id = s.received_unit_id
  join live l on l.department_id = u.department_id;
end;
