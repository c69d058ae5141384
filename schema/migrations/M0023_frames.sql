-- Frames (rammer): how many dwellings and how many kroner a scheme has for a year. No frame, or no number in it, is no limit.

create table frame (
  id     bigint generated always as identity primary key,
  scheme text not null references scheme,
  year   int not null constraint frame_year check (year between 2000 and 2099),
  constraint frame_taken unique (scheme, year)
);
-- What is in force, and what waits to be: a frame is lowered at once, and raised when a second person has approved it.
create table frame_version (
  frame_id        bigint not null references frame,
  dwellings       int constraint frame_dwellings check (dwellings >= 0),
  amount          bigint constraint frame_amount check (amount >= 0),   -- øre in the year
  set_by          text not null,
  approved_by     text,                                                 -- null where nothing was raised
  draft_dwellings int constraint frame_draft_dwellings check (draft_dwellings >= 0),
  draft_amount    bigint constraint frame_draft_amount check (draft_amount >= 0),
  draft_by        text,
  known_from      timestamptz not null default now(),
  known_until     timestamptz not null default 'infinity',
  event_id        bigint not null references event,
  primary key (frame_id, known_from),
  constraint frame_version_order check (known_from < known_until),
  constraint frame_limit check (dwellings is not null or amount is not null),
  constraint frame_draft check ((draft_by is null) = (draft_dwellings is null and draft_amount is null)),
  constraint frame_second_person check (approved_by <> set_by)
);
create unique index frame_version_current on frame_version (frame_id) where known_until = 'infinity';

-- The letting agreement of 1 January 2024 to 31 December 2027 gives 75 dwellings a year for the transitional subsidy.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'frames.shipped') returning id
), made as (
  insert into frame (scheme, year) select 'transitional', year from generate_series(2024, 2027) year returning id
)
insert into frame_version (frame_id, dwellings, set_by, known_from, event_id)
select made.id, 75, 'boligd', '-infinity', shipped.id from made, shipped;

-- The dwellings that take a place in a frame, each once: those offered with a subsidy, and those with a grant nobody
-- reserved. What no longer holds its unit has given its place back.
create view frame_dwelling as
select l.allocation_id, t.scheme, extract(year from coalesce(l.offered_on, l.accepted_on))::int as year,
       l.state = 'offered' as is_reserved
from allocation_version l
cross join lateral (
  select l.scheme where l.scheme is not null
  union
  select s.scheme from subsidy_version s
  where s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone
) t
where l.known_until = 'infinity' and holds_unit(l.state);

-- What is paid of a scheme from a day to a last day, øre a month: the grants, and until there is one what the offer's check
-- counted with, from the day of the offer.
create view frame_payment as
select l.allocation_id, s.scheme, s.amount, s.starts_on, s.ends_on, l.state = 'offered' as is_reserved
from subsidy_version s
join allocation_version l on l.allocation_id = s.allocation_id and l.known_until = 'infinity' and holds_unit(l.state)
where s.known_until = 'infinity' and not s.undone
union all
select l.allocation_id, l.scheme, round((c.facts #>> '{subsidy,amount}')::numeric * 100)::bigint, l.offered_on, null,
       l.state = 'offered'
from allocation_version l join income_check c on c.id = l.income_check_id
where l.known_until = 'infinity' and holds_unit(l.state) and l.scheme is not null and l.offered_on is not null
  and c.facts #>> '{subsidy,amount}' is not null
  and not exists (
    select from subsidy_version s where s.allocation_id = l.allocation_id and s.scheme = l.scheme
      and s.known_until = 'infinity' and not s.undone);

-- Days of the month from the first to the last, both included, x the amount / the days of the month, to whole øre a
-- month: what is paid in the months from `month` until before `until`.
create function paid_in(amount bigint, starts_on date, ends_on date, month date, until date) returns bigint
language sql immutable parallel safe as $$
  select coalesce(sum(round(
    amount::numeric * greatest(0, least(ends_on, m.last) - greatest(starts_on, m.first) + 1) / (m.last - m.first + 1))),
    0)::bigint
  from (
    select first::date as first, (first + interval '1 month' - interval '1 day')::date as last
    from generate_series(month::timestamp, until::timestamp - interval '1 day', interval '1 month') first
  ) m
$$;

create view frame_now as
select f.id * 2 + case when s.state = 'draft' then 1 else 0 end as id, f.scheme || ' ' || f.year as frame, f.scheme, f.year,
       s.state, s.dwellings, d.used as dwellings_used, d.reserved as dwellings_reserved,
       case when s.dwellings is not null then greatest(s.dwellings - d.used - d.reserved, 0) end as dwellings_left,
       s.amount, p.used as amount_used, p.reserved as amount_reserved,
       case when s.amount is not null then greatest(s.amount - p.used - p.reserved, 0) end as amount_left, s.set_by, s.approved_by, s.drafted_at
from frame f
join frame_version v on v.frame_id = f.id and v.known_until = 'infinity'
cross join lateral (
  values ('in_force', v.dwellings, v.amount, v.set_by, v.approved_by, null::timestamptz),
         ('draft', v.draft_dwellings, v.draft_amount, v.draft_by, null, v.known_from)
) s (state, dwellings, amount, set_by, approved_by, drafted_at)
cross join lateral (
  select count(*) filter (where not w.is_reserved) as used, count(*) filter (where w.is_reserved) as reserved
  from frame_dwelling w where w.scheme = f.scheme and w.year = f.year
) d
cross join lateral (
  select coalesce(sum(m.paid) filter (where not m.is_reserved), 0)::bigint as used,
         coalesce(sum(m.paid) filter (where m.is_reserved), 0)::bigint as reserved
  from (
    select paid_in(w.amount, w.starts_on, w.ends_on, make_date(f.year, 1, 1), make_date(f.year + 1, 1, 1)) as paid,
           w.is_reserved
    from frame_payment w where w.scheme = f.scheme
  ) m
) p
where s.set_by is not null;

grant select, insert on frame, frame_version to bolig;
grant update (known_until) on frame_version to bolig;
grant select on frame_dwelling, frame_payment, frame_now to bolig;
grant usage on all sequences in schema public to bolig;
