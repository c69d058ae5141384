-- Citizens, their referrals, and the checks made on them.

create table target_group      (code text primary key);
create table homeless_category (code text primary key);
insert into target_group values ('homeless'), ('young'), ('violence'), ('prison_release'), ('refugee'), ('other');
insert into homeless_category values ('street'), ('night_shelter'), ('shelter'), ('hotel'), ('friends'),
  ('short_stay'), ('prison_release'), ('discharge'), ('other');

create table citizen (id bigint generated always as identity primary key);

-- Who a citizen is, and nowhere else. Name and CPR number are encrypted under a key of the citizen's own, itself
-- wrapped by the service's key, which is not in the database; they are found by a keyed hash. Forgetting empties the
-- row: the key and the hashes go, every count stays.
create table identity (
  citizen_id    bigint primary key references citizen,
  cpr_hash      bytea constraint identity_cpr_taken unique,
  register_hash bytea constraint identity_register_taken unique,   -- of the old spreadsheet's pseudonymous key
  key           bytea,
  sealed        bytea,
  forgotten_at  timestamptz
);

-- A caseworker's nomination (indstilling). `key` is the case system's own, folded; a register row has none.
create table referral (
  id         bigint generated always as identity primary key,
  citizen_id bigint not null references citizen,
  source_number text,
  key        text constraint referral_key_taken unique,
  unique (id, citizen_id)
);
create index referral_by_citizen on referral (citizen_id);
create table referral_version (
  referral_id  bigint not null references referral,
  referred_on  date,                  -- unknown for what a register brought
  target_group text references target_group,
  homeless     boolean,
  homeless_category text references homeless_category,
  unit_types   text[],                -- types the household may be offered; null is all
  facts        jsonb,                 -- the household's economy; null for what a register brought
  closed_on    date,
  closed_as    text constraint referral_closed_as check (closed_as in ('allocated', 'refused', 'withdrawn')),
  known_from   timestamptz not null default now(),
  known_until  timestamptz not null default 'infinity',
  event_id     bigint not null references event,
  primary key (referral_id, known_from),
  constraint referral_version_order check (known_from < known_until),
  constraint referral_closed check ((closed_on is null) = (closed_as is null))
);
create unique index referral_version_current on referral_version (referral_id) where known_until = 'infinity';
create index referral_version_by_day on referral_version (referred_on);

-- A disposable-income check as it was decided: facts, lines and outcome; never recomputed, never changed.
create table income_check (
  id               bigint generated always as identity primary key,
  referral_id      bigint not null references referral,
  received_unit_id bigint references received_unit,     -- null for a check against a rent
  rent             bigint,
  checked_on       date not null,                       -- the day that picked the parameters
  outcome          text not null constraint income_check_outcome check (outcome in ('pass', 'fail', 'unknown')),
  facts            jsonb not null,
  result           jsonb not null,
  made_at          timestamptz not null default now(),
  event_id         bigint not null references event,
  unique (id, referral_id)
);
create index income_check_by_referral on income_check (referral_id, id);

grant select on target_group, homeless_category to bolig;
grant select, insert on citizen, identity, referral, referral_version, income_check to bolig;
grant update (cpr_hash, register_hash, key, sealed, forgotten_at) on identity to bolig;
grant update (known_until) on referral_version to bolig;
