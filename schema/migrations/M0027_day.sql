-- The caseworker's day: candidates, what stands empty and what that has cost, and what a return could have avoided.

-- Everybody who waits, by the version each has now: what has not changed since is not read again.
drop index referral_version_to_recheck;
create index referral_version_to_recheck on referral_version (referral_id) include (event_id)
  where known_until = 'infinity' and closed_on is null;

-- How those who wait stand against a unit that is open, as the last recheck counted them. Kept, not versioned: no
-- statistic reads it.
create table unit_standing (
  received_unit_id bigint primary key references received_unit,
  passes           int not null,
  with_subsidy     int not null,     -- fails, but a subsidy would save it
  fails            int not null,
  unknown          int not null,
  excluded         int not null,
  checked_on       date not null
);
grant select, insert, update, delete on unit_standing to bolig;

-- Who could have had the unit that was given back, as of that moment.
alter table unit_return_version
  add column proof     jsonb,
  add column avoidable text constraint unit_return_avoidable check (avoidable in ('yes', 'no', 'unknown'));

-- The day in Copenhagen.
create function today() returns date language sql stable parallel safe
return (now() at time zone 'Europe/Copenhagen')::date;

-- How long a unit stood empty until a day, from the later of receipt and vacancy; `ended_on` is the day of move-in,
-- return or withdrawal.
create function vacancy_days(received_on date, available_from date, ended_on date, day date) returns int
language sql immutable parallel safe
return greatest(least(ended_on, day) - greatest(received_on, available_from), 0);

-- The rent paid meanwhile, øre: a day is 12/365 of the month's. The day of a return is paid; a unit of which no one knows
-- when it was vacant is not counted.
create function vacancy_rent(rent bigint, received_on date, available_from date, ended_on date, returned_on date, day date)
returns bigint language sql immutable parallel safe
return case when available_from is not null then
  (vacancy_days(received_on, available_from, coalesce(returned_on + 1, ended_on), day) * round(rent * 12 / 365.0))::bigint
end;

-- A unit as lists show it: what it is now, beside how long it has stood empty and who could have it.
create view unit_listed as
select n.*, vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent,
       s.passes, s.with_subsidy, r.avoidable
from received_unit_now n
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join unit_standing s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone;

-- An association, beside what its empty units have cost: those not moved into, returned or withdrawn.
create view association_listed as
select n.*, v.vacancy_days, v.vacancy_rent
from association_now n
cross join lateral (
  select coalesce(sum(vacancy_days(u.received_on, w.available_from, null, today())), 0) as vacancy_days,
         coalesce(sum(vacancy_rent(w.rent, u.received_on, w.available_from, null, null, today())), 0) as vacancy_rent
  from department d
  join received_unit u on u.department_id = d.id
  join received_unit_version w on w.received_unit_id = u.id and w.known_until = 'infinity' and w.withdrawn_on is null
  where d.association_id = n.id
    and not exists (select from unit_return_version r
                    where r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone)
    and not exists (select from allocation_version l
                    where l.received_unit_id = u.id and l.known_until = 'infinity' and l.state = 'moved_in'
                      and l.moved_in_on <= today())
) v;
grant select on unit_listed, association_listed to bolig;
