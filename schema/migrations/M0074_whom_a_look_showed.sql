-- The citizens of a look-up are one row: a page of a hundred was a hundred rows, which took more time to write than the rest
-- of noting it.
create table event_citizens (
  event_id bigint primary key,
  citizens bigint[] not null
);
insert into event_citizens
select event_id, array_agg(citizen_id order by citizen_id) from event_citizen group by event_id;
drop table event_citizen;
create index event_citizens_by_citizen on event_citizens using gin (citizens);
grant select, insert on event_citizens to bolig;

create or replace function forget_reads(most int, out reads int, out first bigint, out last bigint, out until timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day date := least(today(), (now() at time zone 'Europe/Copenhagen')::date);
  before timestamptz := (day - setting_on('retention_reads', day)::int)::timestamp at time zone 'Europe/Copenhagen';
  -- What is older was forgotten already.
  since timestamptz := coalesce(
    (select (details ->> 'until')::timestamptz from event
     where action = 'forget' and details ? 'until' order by id desc limit 1), '-infinity');
  due bigint[];
begin
  select array_agg(d.id), max(d.at) into due, until from (
    select id, at from event where action = 'read' and actor <> '' and at >= since and at < before order by at limit most
  ) d;
  select count(*), min(d), max(d) into reads, first, last from unnest(due) d;
  delete from event_citizens where event_id = any(due);
  update event set actor = '', request = '', subject = null, reason = null, details = '{}' where id = any(due);
end
$$;
