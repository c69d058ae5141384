-- The steps of the day: what each was done with, and which were undone.

-- An event that was a step. What it wrote are the versions of its event.
create table step (
  event_id  bigint primary key references event,
  undoes    bigint references step,
  undone_by bigint references step  -- while that stands
);
create table event_thing (
  thing    text not null,  -- U-1042, R-310, A-77, S-12
  event_id bigint not null references event,
  primary key (thing, event_id)
);
create index event_thing_by_event on event_thing (event_id);
create index event_by_at on event (at);
grant select, insert on step, event_thing to bolig;
grant update (undone_by) on step to bolig;

-- A refusal that was undone is told of no more, and was a refusal at every K before.
alter table income_refusal_version add column undone boolean not null default false;
create or replace view income_refusal_now as
select r.id, r.id as refusal, r.referral_id as referral, f.citizen_id, r.decided_on, r.income_check_id as check,
       c.received_unit_id as unit, c.rent, (c.result ->> 'shortfall')::bigint * 100 as shortfall, r.units,
       r.parameters_from, r.reason, r.heard_on, r.not_heard, r.guidance, v.passed_before_reform, v.assumed,
       v.referred_again_on, v.referred_again_as, v.known_from
from income_refusal r
join income_refusal_version v on v.income_refusal_id = r.id and v.known_until = 'infinity' and not v.undone
join income_check c on c.id = r.income_check_id
join referral f on f.id = r.referral_id;

-- Steps that were taken before: those of the commands, with what they wrote.
with taken as (
  select id from event where action in (
    'allocations.offer', 'allocations.accept', 'allocations.decline', 'allocations.move_in', 'allocations.cancel',
    'units.return', 'units.withdraw', 'units.change', 'referrals.refuse', 'referrals.refer_again', 'referrals.change',
    'subsidies.grant', 'subsidies.end')
), touched (thing, event_id) as (
  select unnest(array['A-' || v.allocation_id, 'U-' || v.received_unit_id, 'R-' || a.referral_id]), v.event_id
  from allocation_version v join allocation a on a.id = v.allocation_id
  union select unnest(array['S-' || subsidy_id, 'A-' || allocation_id]), event_id from subsidy_version
  union select 'U-' || received_unit_id, event_id from received_unit_version
  union select 'U-' || received_unit_id, event_id from unit_return_version
  union select 'R-' || referral_id, event_id from referral_version
  union select 'R-' || r.referral_id, v.event_id
  from income_refusal_version v join income_refusal r on r.id = v.income_refusal_id
), things as (
  insert into event_thing (thing, event_id) select thing, event_id from touched join taken on taken.id = touched.event_id
  returning event_id
)
insert into step (event_id) select distinct event_id from things;
