-- A referral that waits for something is parked: nobody is offered anything while it is. One that is given up is closed
-- by hand, with its reason. What a caseworker wants to remember of it is a note, sealed like a name.

alter table referral_version
  add column parked_on     date,
  add column parked_until  date,    -- the last day of it
  add column parked_reason text constraint referral_parked_reason check (parked_reason in
    ('ill', 'away', 'no_contact', 'waiting_for_facts', 'citizen_asks', 'other')),
  add column unparked_on   date,    -- the first day it was parked no more; null while it is
  add column closed_reason text constraint referral_closed_reason check (closed_reason in
    ('other_housing', 'no_longer_wanted', 'no_contact', 'died', 'mistake', 'other')),
  add constraint referral_parked check (
    (parked_on is null) = (parked_until is null) and (parked_on is null) = (parked_reason is null)
    and (unparked_on is null or parked_on is not null)),
  add constraint referral_parked_days check (parked_until >= parked_on and unparked_on >= parked_on),
  add constraint referral_closed_by_hand check (closed_reason is null or closed_as = 'withdrawn');

create function is_parked(parked_until date, unparked_on date) returns boolean language sql immutable parallel safe
return parked_until is not null and unparked_on is null;

-- The few that were parked and have not been closed since.
create index referral_version_parked on referral_version (parked_until)
  where known_until = 'infinity' and parked_until is not null;

create table referral_note (
  id          bigint generated always as identity primary key,
  referral_id bigint not null references referral,
  event_id    bigint not null references event,
  key         bytea,                -- wrapped; both go when the note is forgotten
  sealed      bytea,
  constraint referral_note_forgotten check ((key is null) = (sealed is null))
);
create index referral_note_by_referral on referral_note (referral_id, id);

drop view referral_now;
create view referral_now as
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
       case when v.unparked_on is null then v.parked_reason end as parked_reason, v.closed_reason
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

grant select on referral_now to bolig;
grant select, insert on referral_note to bolig;
grant update (key, sealed) on referral_note to bolig;
grant usage on all sequences in schema public to bolig;
