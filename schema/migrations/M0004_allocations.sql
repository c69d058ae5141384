-- Units given to citizens, and the subsidies that make it possible.

create table scheme (code text primary key);
insert into scheme values ('state'), ('transitional'), ('temporary_2026');

create table allocation (
  id               bigint generated always as identity primary key,
  received_unit_id bigint not null references received_unit,
  referral_id      bigint not null,
  citizen_id       bigint not null,
  foreign key (referral_id, citizen_id) references referral (id, citizen_id),
  unique (id, received_unit_id, citizen_id)
);
create index allocation_by_referral on allocation (referral_id);
-- Unit and citizen stand here again, held to the allocation's own by a foreign key, so that a partial unique index
-- can say what must never be: two holders of a unit, or two open allocations of a citizen, whoever writes.
create table allocation_version (
  allocation_id    bigint not null,
  received_unit_id bigint not null,
  citizen_id       bigint not null,
  state            text not null constraint allocation_state
                   check (state in ('offered', 'accepted', 'declined', 'moved_in', 'cancelled')),
  open             boolean not null,  -- the citizen still waits on it
  offered_on       date,
  accepted_on      date,
  declined_on      date,
  moved_in_on      date,
  cancelled_on     date,
  income_check_id  bigint references income_check,
  scheme           text references scheme,       -- the subsidy the offer counts on; the grant is a `subsidy`
  known_from       timestamptz not null default now(),
  known_until      timestamptz not null default 'infinity',
  event_id         bigint not null references event,
  primary key (allocation_id, known_from),
  foreign key (allocation_id, received_unit_id, citizen_id) references allocation (id, received_unit_id, citizen_id),
  constraint allocation_version_order check (known_from < known_until),
  constraint allocation_open_state check (not open or state in ('offered', 'accepted')),
  constraint allocation_days check (
    (state <> 'accepted' or accepted_on is not null) and (state <> 'moved_in' or moved_in_on is not null)
    and (state <> 'declined' or declined_on is not null) and (state <> 'cancelled' or cancelled_on is not null)
    and (moved_in_on is null or (accepted_on is not null and moved_in_on >= accepted_on)))
);
create unique index allocation_version_current on allocation_version (allocation_id) where known_until = 'infinity';
create unique index unit_already_allocated on allocation_version (received_unit_id)
  where known_until = 'infinity' and state in ('offered', 'accepted', 'moved_in');
create unique index citizen_already_allocated on allocation_version (citizen_id) where known_until = 'infinity' and open;
create index allocation_version_by_unit on allocation_version (received_unit_id);
create index allocation_version_by_accepted on allocation_version (accepted_on);
create index allocation_version_by_moved_in on allocation_version (moved_in_on);

-- What a scheme covers and pays, by unit type and days on which new grants may be made.
create table subsidy_terms (
  id     bigint generated always as identity primary key,
  scheme text not null references scheme
);
create table subsidy_terms_version (
  subsidy_terms_id bigint not null references subsidy_terms,
  scheme         text not null references scheme,
  unit_type      text not null references unit_type,
  rent_from      bigint,              -- øre a month, both bounds included; null is any
  rent_to        bigint,
  amount         bigint,              -- øre a month, where the scheme pays a fixed amount
  tenant_payment bigint,              -- øre a month, where it pays the rent above what the tenant pays
  months_max     int,                 -- the longest a grant may run
  open_from      date not null,
  open_until     date,                -- exclusive; null is no end
  known_from     timestamptz not null default now(),
  known_until    timestamptz not null default 'infinity',
  event_id       bigint not null references event,
  primary key (subsidy_terms_id, known_from),
  constraint subsidy_terms_version_order check (known_from < known_until),
  constraint subsidy_terms_one_amount check (amount is null or tenant_payment is null),
  constraint subsidy_terms_overlap exclude using gist (
    scheme with =, unit_type with =, daterange(open_from, open_until) with &&) where (known_until = 'infinity')
);
create unique index subsidy_terms_version_current on subsidy_terms_version (subsidy_terms_id)
  where known_until = 'infinity';


-- The schemes shipped, known from the beginning: the contract's table, one row a scheme, unit type and window. The state's
-- interval of rents was 4,500-5,000 kr until 30 June 2023, then 4,500-6,500. A transitional subsidy (almenboligloven
-- § 63) ran 2 years at most for family units, from 1 July 2023 (lov 753 of 13 June 2023) 5, for youth and elderly too.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'subsidies.shipped') returning id
), terms (scheme, unit_types, rent_from, rent_to, amount, tenant_payment, months_max, open_from, open_until) as (
  values ('state', array['family'], 450000, 500000, 141400, null::bigint, null::int, date '2022-11-01', date '2023-07-01'),
         ('state', array['family'], 450000, 650000, 141400, null, null, '2023-07-01', '2026-01-01'),
         ('transitional', array['family'], null, null, null, 314500, 24, '2000-01-01', '2023-07-01'),
         ('transitional', array['family', 'youth', 'elderly'], null, null, null, 314500, 60, '2023-07-01', null),
         ('temporary_2026', array['family', 'youth', 'elderly', 'special', 'private'], null, null, null, null, null,
          '2026-01-01', '2027-01-01')
), numbered as materialized (
  select nextval(pg_get_serial_sequence('subsidy_terms', 'id')) as id, terms.*, unit_type
  from terms, unnest(unit_types) as unit_type
), scheme_terms as (
  insert into subsidy_terms (id, scheme) overriding system value select id, scheme from numbered
)
insert into subsidy_terms_version (subsidy_terms_id, scheme, unit_type, rent_from, rent_to, amount, tenant_payment,
  months_max, open_from, open_until, known_from, event_id)
select n.id, scheme, unit_type, rent_from, rent_to, amount, tenant_payment, months_max, open_from, open_until, '-infinity',
  shipped.id
from numbered n, shipped;

-- A subsidy granted to an allocation: kr/month from a day to a last day, both with; no last day is no end.
create table subsidy (
  id            bigint generated always as identity primary key,
  allocation_id bigint not null references allocation,
  unique (id, allocation_id)
);
create index subsidy_by_allocation on subsidy (allocation_id);
create table subsidy_version (
  subsidy_id    bigint not null,
  allocation_id bigint not null,
  scheme        text not null references scheme,
  amount        bigint not null constraint subsidy_amount check (amount > 0),
  starts_on     date not null,
  ends_on       date,
  undone        boolean not null default false,
  known_from    timestamptz not null default now(),
  known_until   timestamptz not null default 'infinity',
  event_id      bigint not null references event,
  primary key (subsidy_id, known_from),
  constraint subsidy_version_order check (known_from < known_until),
  foreign key (subsidy_id, allocation_id) references subsidy (id, allocation_id),
  constraint subsidy_days check (ends_on is null or ends_on >= starts_on),
  constraint subsidy_overlaps exclude using gist (
    allocation_id with =, scheme with =, daterange(starts_on, ends_on, '[]') with &&
  ) where (known_until = 'infinity' and not undone)
);
create unique index subsidy_version_current on subsidy_version (subsidy_id) where known_until = 'infinity';

grant select on scheme to bolig;
grant select, insert on allocation, allocation_version, subsidy_terms, subsidy_terms_version, subsidy, subsidy_version
  to bolig;
grant update (known_until) on allocation_version, subsidy_terms_version, subsidy_version to bolig;
