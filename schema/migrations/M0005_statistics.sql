-- What statistics need beside the work itself: the census, rent bands and breaks, each known from a time.

create table census (
  id   bigint generated always as identity primary key,
  year int not null constraint census_year_taken unique constraint census_year check (year between 2000 and 2099)
);
create table census_version (
  census_id   bigint not null references census,
  homeless    int not null constraint census_homeless check (homeless >= 0),
  source      text not null,
  known_from  timestamptz not null default now(),
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (census_id, known_from),
  constraint census_version_order check (known_from < known_until)
);
create unique index census_version_current on census_version (census_id) where known_until = 'infinity';

-- Bands on rent without consumption. A band is [rent_from, rent_until) øre, so that `4500_6500`, which holds 6,500
-- itself, ends at 650001. `sum` bands are made of others and never add up with them.
create table rent_band (
  id   bigint generated always as identity primary key,
  code text not null constraint rent_band_code_taken unique,
  sum  boolean not null
);
create table rent_band_version (
  rent_band_id bigint not null references rent_band,
  sum          boolean not null,
  rent_from    bigint not null,
  rent_until   bigint,                -- exclusive; null is no upper end
  valid_from   date not null,
  valid_until  date,
  known_from   timestamptz not null,
  known_until  timestamptz not null default 'infinity',
  event_id     bigint not null references event,
  primary key (rent_band_id, known_from),
  constraint rent_band_version_order check (known_from < known_until),
  constraint rent_band_overlap exclude using gist (
    int8range(rent_from, rent_until) with &&, daterange(valid_from, valid_until) with &&
  ) where (known_until = 'infinity' and not sum)
);

-- Days on which a series breaks, and the statistics whose figures on both sides cannot be compared.
create table series_break (
  id   bigint generated always as identity primary key,
  code text not null constraint series_break_code_taken unique
);
create table series_break_version (
  series_break_id bigint not null references series_break,
  broken_on   date not null,
  statistics  text[] not null,
  da          text not null,
  en          text not null,
  known_from  timestamptz not null,
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (series_break_id, known_from),
  constraint series_break_version_order check (known_from < known_until)
);

-- The rows shipped are known from the beginning: whatever known-at is asked for, the bands were these.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'statistics.shipped') returning id
), bands (code, sum, rent_from, rent_until) as (
  values ('under_3500', false, 0, 350000), ('3500_3999', false, 350000, 400000), ('4000_4499', false, 400000, 450000),
         ('4500_6500', false, 450000, 650001), ('over_6500', false, 650001, null), ('under_4500', true, 0, 450000)
), band as (
  insert into rent_band (code, sum) select code, sum from bands returning id, code
)
insert into rent_band_version (rent_band_id, sum, rent_from, rent_until, valid_from, known_from, event_id)
select band.id, sum, rent_from, rent_until, '2000-01-01', '-infinity', shipped.id
from bands join band using (code), shipped;

with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'statistics.shipped') returning id
), breaks (code, broken_on, statistics, da, en) as (
  values ('reorganisation', date '2025-01-01', array['referrals', 'referrals_open'],
          'Omstruktureringen af Socialforvaltningen', 'Reorganisation of the social administration'),
         ('cash_benefit_reform', date '2025-07-01',
          array['income_refusals', 'income_refusals_referred_again', 'reform_cohort'],
          'Kontanthjælpsreformen', 'The cash-benefit reform')
), broken as (
  insert into series_break (code) select code from breaks returning id, code
)
insert into series_break_version (series_break_id, broken_on, statistics, da, en, known_from, event_id)
select broken.id, broken_on, statistics, da, en, '-infinity', shipped.id from breaks join broken using (code), shipped;

grant select, insert on census, census_version, rent_band, rent_band_version, series_break, series_break_version
  to bolig;
grant update (known_until) on census_version, rent_band_version, series_break_version to bolig;
