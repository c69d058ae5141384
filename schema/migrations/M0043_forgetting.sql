-- Look-ups are kept for the days of the setting `retention_reads`. Of one that is forgotten the row stays, with nothing in
-- it but its number and its instant, and its citizens are struck out. Events are append-only for the daemon's role, so the
-- owner's function does it, and nothing that is not due, whatever day the caller says it is.
create function forget_reads(most int, out reads int, out first bigint, out last bigint, out until timestamptz)
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
  delete from event_citizen where event_id between first and last and event_id = any(due);
  update event set actor = '', request = '', subject = null, reason = null, details = '{}' where id = any(due);
end
$$;
revoke execute on function forget_reads from public;
grant execute on function forget_reads to bolig;
