-- No birthday stands in clear among the facts of a referral: each is sealed under a key of the citizen's own, which goes when
-- the citizen is forgotten. What stands in clear from before the daemon seals when it starts, for the database has no key.

alter table identity add column facts_key bytea;   -- wrapped; it outlives a new name
grant update (facts_key) on identity to bolig;

create index referral_version_born on referral_version (referral_id)
  where facts @? '$.adults[*] ? (exists(@.born_on) || exists(@.bornOn))';

-- Versions are append-only for the daemon's role, so the owner's function does it: it takes birthdays that stand in clear out
-- of versions and puts sealed ones in their place, and changes nothing else. The sealed ones of a version are a JSON array, one
-- for each adult; nothing where nobody may know them any more.
create function seal_birthdays(referrals bigint[], since text[], sealed text[]) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with done as (
    update referral_version v
    set facts = v.facts || jsonb_build_object('adults', (
          select jsonb_agg(a.adult - 'born_on' - 'bornOn' order by a.place)
          from jsonb_array_elements(v.facts -> 'adults') with ordinality a (adult, place)))
        || case when s.sealed = '' then '{}' else jsonb_build_object('birthdays', s.sealed::jsonb) end
    from unnest(referrals, since, sealed) s (referral, since, sealed)
    where v.referral_id = s.referral and v.known_from = s.since::timestamptz
      and v.facts @? '$.adults[*] ? (exists(@.born_on) || exists(@.bornOn))'
    returning 1
  )
  select count(*) from done
$$;
revoke execute on function seal_birthdays from public;
grant execute on function seal_birthdays to bolig;
