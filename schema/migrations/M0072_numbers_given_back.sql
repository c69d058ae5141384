-- What is only tried takes numbers as what is done, and gives them back. Sequences are the owner's, so the owner's functions
-- do it. Numbers of events are not given back: seals and caches know each as one event's.

-- The last number given out of each sequence, but that of events. It is read as from a table, which holds nobody up.
create function numbers_given() returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given jsonb = '{}';
  sequence regclass;
  last bigint;
begin
  for sequence in select oid from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace and relname <> 'event_id_seq' loop
    execute format('select last_value - case when is_called then 0 else 1 end from %s', sequence) into last;
    given = given || jsonb_build_object(sequence::text, last);
  end loop;
  return given;
end
$$;

-- Gives back what was given out since, and stands in no row. While a sequence is locked so, nobody has a number of it in a
-- transaction that is not over, and nobody gets one: whatever is above the highest row is nobody's. Where somebody is about
-- to write, or keeps writing, the numbers stay a gap.
create function give_numbers_back(since jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '50ms' as $$
declare
  counted record;
  highest bigint;
begin
  for counted in
    select s.oid::regclass as sequence, d.refobjid::regclass as of_table, (since ->> s.oid::regclass::text)::bigint as last
    from jsonb_each_text(numbers_given()) now join pg_class s on s.oid = now.key::regclass
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype = 'i'
    where now.value::bigint > (since ->> now.key)::bigint
  loop
    begin
      execute format('alter sequence %s cache 1', counted.sequence);
      execute format('select max(id) from %s', counted.of_table) into highest;
      execute format('alter sequence %s restart %s', counted.sequence, greatest(counted.last, coalesce(highest, 0)) + 1);
    exception when lock_not_available then null;
    end;
  end loop;
end
$$;
revoke execute on function numbers_given, give_numbers_back from public;
grant execute on function numbers_given, give_numbers_back to bolig;
