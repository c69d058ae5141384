-- Open referrals checked again when figures, facts or units change. A recheck is a job: it is asked for in the
-- transaction that changed something, does some referrals at a time, and goes on where it was after a restart.

create table recheck (
  id            bigint generated always as identity primary key,
  cause         text not null constraint recheck_cause check (cause in ('parameters', 'facts', 'units', 'day', 'draft')),
  parameter_set_id bigint references parameter_set,  -- the draft that is tried: then nothing of a standing changes
  requested_at  timestamptz not null default now(),
  checked_on    date,                                -- the day that picks the figures; set when it starts
  started_at    timestamptz,
  finished_at   timestamptz,
  last_referral bigint not null default 0,           -- those up to this one are done
  units         int,                                 -- received in the 12 months to the day
  referrals     int not null default 0,
  event_id      bigint not null references event,
  constraint recheck_draft check ((cause = 'draft') = (parameter_set_id is not null)),
  constraint recheck_started check (started_at is not null or finished_at is null)
);
-- One that waits is enough, whatever else changes before it starts.
create unique index recheck_waiting on recheck ((true)) where started_at is null and cause <> 'draft';
create index recheck_open on recheck (id) where finished_at is null;

-- A check made by a recheck is kept like any other, but is nobody's last word on the referral.
alter table income_check add column recheck_id bigint references recheck;

-- How an open referral stands: in how many of the units it may be offered the household passes, and the check of the
-- cheapest. A version begins when that changes.
create table standing_version (
  referral_id     bigint not null references referral,
  outcome         text not null constraint standing_outcome check (outcome in ('pass', 'fail', 'unknown')),
  units           int not null,
  passes          int not null,
  fails           int not null,
  unknowns        int not null,
  saved           int not null,       -- units it fails in but would pass in with a subsidy
  income_check_id bigint,             -- of the cheapest unit; null where there was none
  foreign key (income_check_id, referral_id) references income_check (id, referral_id),
  recheck_id      bigint not null references recheck,
  known_from      timestamptz not null default now(),
  known_until     timestamptz not null default 'infinity',
  primary key (referral_id, known_from),
  constraint standing_version_order check (known_from < known_until),
  constraint standing_counts check (passes + fails + unknowns = units and saved <= fails)
);
create unique index standing_version_current on standing_version (referral_id) where known_until = 'infinity';

-- A referral whose standing a recheck turned; or, where a draft was tried, would turn.
create table flip (
  id             bigint generated always as identity primary key,
  recheck_id     bigint not null references recheck,
  referral_id    bigint not null references referral,
  change         text not null constraint flip_change check (change in
                   ('begins_to_pass', 'begins_to_fail', 'becomes_unknown', 'saved_by_subsidy', 'no_longer_saved')),
  outcome_before text not null,
  outcome        text not null,
  units          int not null,
  passes_before  int not null,
  passes         int not null,
  saved_before   int not null,
  saved          int not null,
  unique (recheck_id, referral_id)
);
create index flip_by_referral on flip (referral_id);

create view recheck_now as
select r.id, r.id as recheck, r.cause, r.parameter_set_id as set, r.checked_on, r.requested_at, r.started_at,
       r.finished_at, r.units, r.referrals, (select count(*) from flip f where f.recheck_id = r.id) as flips
from recheck r;

create view flip_now as
select f.id, f.id as flip, f.recheck_id as recheck, r.cause, r.parameter_set_id as set, r.checked_on,
       f.referral_id as referral, f.change, f.outcome_before, f.outcome, f.units, f.passes_before, f.passes,
       f.saved_before, f.saved, s.income_check_id as check
from flip f
join recheck r on r.id = f.recheck_id
left join standing_version s on s.referral_id = f.referral_id and s.recheck_id = f.recheck_id;

create or replace view referral_now as
select r.id, r.id as referral, r.citizen_id, r.source_number, v.referred_on, v.target_group, v.homeless,
       v.homeless_category, v.unit_types, v.facts,
       jsonb_array_length(v.facts -> 'adults') as adults,
       case when jsonb_typeof(v.facts -> 'children') = 'array' then jsonb_array_length(v.facts -> 'children') end
         as children,
       (select a.allocation_id from allocation l join allocation_version a on a.allocation_id = l.id
        where l.referral_id = r.id and a.known_until = 'infinity' and a.state in ('offered', 'accepted', 'moved_in')
        order by a.allocation_id desc limit 1) as allocation,
       c.id as last_check, c.outcome as last_outcome, v.closed_on, v.closed_as, coalesce(v.closed_as, 'open') as state,
       s.outcome as standing, s.units, case when s.units > 0 then s.passes end as passes,
       case when s.units > 0 then s.saved end as saved, s.income_check_id as cheapest_check
from referral r
join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
left join standing_version s on s.referral_id = r.id and s.known_until = 'infinity' and v.closed_as is null
left join lateral (
  select id, outcome from income_check where referral_id = r.id and recheck_id is null order by id desc limit 1
) c on true;

grant select, insert on recheck, standing_version, flip to bolig;
grant update (checked_on, started_at, finished_at, last_referral, units, referrals) on recheck to bolig;
grant update (known_until) on standing_version to bolig;
grant select on recheck_now, flip_now to bolig;
grant usage on all sequences in schema public to bolig;

-- The open ones in the order of their numbers: what a recheck walks through.
create index referral_version_to_recheck on referral_version (referral_id) where known_until = 'infinity' and closed_on is null;
