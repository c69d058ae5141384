-- What open, offered and allocated mean, said once: views, statistics and imports ask these.

-- An allocation counts as made (anvist) once it is accepted.
create function is_allocated(allocation_state text) returns boolean language sql immutable parallel safe
return allocation_state in ('accepted', 'moved_in');

-- Nobody else can be offered the unit.
create function holds_unit(allocation_state text) returns boolean language sql immutable parallel safe
return allocation_state in ('offered', 'accepted', 'moved_in');

-- What became of a unit. Its allocation is the one that holds it, or none. Statistics see no offers: what is offered is
-- open to them.
create function unit_state(allocation_state text, returned_on date, withdrawn_on date) returns text
language sql immutable parallel safe
return case when is_allocated(allocation_state) then 'allocated'
            when returned_on is not null then 'returned'
            when withdrawn_on is not null then 'withdrawn'
            when allocation_state = 'offered' then 'offered'
            else 'open' end;

-- Where a referral stands; its allocation is the last that holds a unit, or none.
create function referral_state(closed_as text, allocation_state text) returns text
language sql immutable parallel safe
return case when closed_as is not null then closed_as when allocation_state = 'offered' then 'offered' else 'open' end;

create or replace view received_unit_now as
select u.id, u.id as unit, a.number as association, d.number as department, u.tenancy, u.received_on,
       v.unit_type, v.rent, v.room_tenths as rooms, v.area_tenths as area, v.address, v.postcode, v.town, v.address_id,
       v.heat_on_account, v.water_on_account, v.electricity_on_account,
       v.heating, v.hot_water, v.electricity, v.water, v.maintenance, v.deposit, v.available_from,
       coalesce(v.answer_by, u.received_on + (
         select g.answer_days from letting_agreement_version g
         where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
           and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> u.received_on
         order by g.department_id nulls last limit 1)) as answer_by,
       v.withdrawn_on, r.returned_on, r.return_reason, l.allocation_id as allocation, l.state as allocation_state,
       l.accepted_on, l.moved_in_on, unit_state(l.state, r.returned_on, v.withdrawn_on) as state
from received_unit u
join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
join department d on d.id = u.department_id
join association a on a.id = d.association_id
left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
left join allocation_version l on l.received_unit_id = u.id and l.known_until = 'infinity' and holds_unit(l.state);

-- The last check is the last that somebody asked for; where many units were asked about at once, the best of those: the
-- cheapest that passes, else that cannot be decided.
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
       case when s.units > 0 then s.unknowns end as unknown
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
