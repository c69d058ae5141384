-- The law was read again: the requirements of residence and work (LAS § 11) concern only those who came from abroad. What was
-- stated of a household stays as it is; the new fact is unknown until somebody states it, and the lists say what is missing.

-- The state's subsidy is granted to lower the rent of the dwelling, so housing benefit counts what is left of it.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'subsidies.shipped') returning id
), old as (
  update subsidy_terms_version v set known_until = greatest(clock_timestamp(), v.known_from + interval '1 microsecond')
  where v.scheme = 'state' and v.known_until = 'infinity' and v.benefit_rent = 'before_subsidy' returning v.*
)
insert into subsidy_terms_version (subsidy_terms_id, scheme, unit_type, rent_from, rent_to, rent_from_figure,
  rent_to_figure, amount, amount_figure, tenant_payment, tenant_payment_figure, months_max, open_from, open_until,
  benefit_rent, known_from, event_id)
select subsidy_terms_id, scheme, unit_type, rent_from, rent_to, rent_from_figure, rent_to_figure, amount, amount_figure,
  tenant_payment, tenant_payment_figure, months_max, open_from, open_until, 'after_subsidy', known_until, shipped.id
from old, shipped;

-- Every open referral is checked again by the rules as they are now read. Nothing is decided by that.
alter table recheck drop constraint recheck_cause;
alter table recheck add constraint recheck_cause
  check (cause in ('parameters', 'facts', 'units', 'day', 'draft', 'rules'));
with asked as (
  insert into event (actor, request, action)
  select 'boligd', 'migration', 'rechecks.rules'
  where exists (select from referral_version where known_until = 'infinity' and closed_on is null)
    and not exists (select from recheck where started_at is null and cause <> 'draft')
  returning id
)
insert into recheck (cause, event_id) select 'rules', id from asked;

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
          where k.id = s.income_check_id) end as missing
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
