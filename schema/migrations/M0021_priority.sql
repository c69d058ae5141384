-- Lists show how much a referral hastens.
create or replace view referral_now as
select r.id, r.id as referral, r.citizen_id, r.source_number, v.referred_on, v.target_group, v.homeless,
       v.homeless_category, v.unit_types, v.facts,
       jsonb_array_length(v.facts -> 'adults') as adults,
       case when jsonb_typeof(v.facts -> 'children') = 'array' then jsonb_array_length(v.facts -> 'children') end
         as children,
       l.allocation_id as allocation, c.id as last_check, c.outcome as last_outcome, v.closed_on, v.closed_as,
       referral_state(v.closed_as, l.state) as state,
       s.outcome as standing, s.units, case when s.units > 0 then s.passes end as passes,
       case when s.units > 0 then s.saved end as saved, s.income_check_id as cheapest_check,
       case when s.units > 0 then s.unknowns end as unknown,
       case when s.outcome = 'unknown' then
         (select array(select jsonb_array_elements_text(k.result -> 'missing')) from income_check k
          where k.id = s.income_check_id) end as missing,
       v.priority
from referral r
join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
left join standing_version s on s.referral_id = r.id and s.known_until = 'infinity' and v.closed_as is null
left join lateral (
  select x.allocation_id, x.state from allocation a join allocation_version x on x.allocation_id = a.id
  where a.referral_id = r.id and x.known_until = 'infinity' and holds_unit(x.state)
  order by x.allocation_id desc limit 1
) l on true
left join lateral (
  select k.id, k.outcome
  from (select event_id from income_check where referral_id = r.id and recheck_id is null order by id desc limit 1) asked
  join income_check k on k.referral_id = r.id and k.recheck_id is null and k.event_id = asked.event_id
  order by array_position(array['pass', 'unknown', 'fail'], k.outcome), k.rent, k.id limit 1
) c on true;
