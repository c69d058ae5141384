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
