-- Every day that was told of a step can be corrected, and so is shown: since when a referral is parked, and when that was
-- ended. On what day the citizen of a refusal was heard, or why not, has versions; null both where they stand as decided.

alter table income_refusal_version add column heard_on date, add column not_heard text;

create or replace view income_refusal_now as
select r.id, r.id as refusal, r.referral_id as referral, f.citizen_id, coalesce(v.decided_on, r.decided_on) as decided_on,
       r.income_check_id as check, c.received_unit_id as unit, c.rent,
       (c.result ->> 'shortfall')::bigint * 100 as shortfall, r.units, r.parameters_from,
       coalesce(v.reason, r.reason) as reason,
       case when v.heard_on is null and v.not_heard is null then r.heard_on else v.heard_on end as heard_on,
       case when v.heard_on is null and v.not_heard is null then r.not_heard else v.not_heard end as not_heard,
       r.guidance, v.passed_before_reform, v.assumed, v.referred_again_on, v.referred_again_as, v.known_from
from income_refusal r
join income_refusal_version v on v.income_refusal_id = r.id and v.known_until = 'infinity' and not v.undone
join income_check c on c.id = r.income_check_id
join referral f on f.id = r.referral_id;

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
       v.priority, is_parked(v.parked_until, v.unparked_on) as parked,
       case when v.unparked_on is null then v.parked_until end as parked_until,
       case when v.unparked_on is null then v.parked_reason end as parked_reason, v.closed_reason,
       case when v.unparked_on is null then v.parked_on end as parked_on, v.unparked_on
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

drop view referral_listed;
create view referral_listed as
select n.*, p.citizen_id is not null as protected, p.protected_until
from referral_now n left join protected_citizen p on p.citizen_id = n.citizen_id;
grant select on referral_listed to bolig;
