-- A name is a fact of a referral as the others are: sealed, it stands in the versions. What is sealed in `identity` is the CPR
-- number. Names that stand there from before the daemon moves when it starts, for the database has no key.

alter table referral_version add column sealed_name text;   -- base64, under the citizen's facts_key
alter table identity add column holds_name boolean not null default false;   -- sealed has the name too, which is to be moved
update identity set holds_name = true where sealed is not null;
grant update (holds_name) on identity to bolig;

-- Versions are append-only for the daemon's role, so the owner's function does it: it puts a name, sealed, into versions of
-- citizens whose name is to be moved, and changes nothing else. Which of the versions knew another name nobody knows.
create function move_names(citizens bigint[], names text[]) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with done as (
    update referral_version v
    set sealed_name = n.name
    from unnest(citizens, names) n (citizen, name)
    join identity i on i.citizen_id = n.citizen and i.holds_name
    join referral r on r.citizen_id = n.citizen
    where v.referral_id = r.id and v.facts is not null and v.sealed_name is null
    returning 1
  )
  select count(*) from done
$$;
revoke execute on function move_names from public;
grant execute on function move_names to bolig;
