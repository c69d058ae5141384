-- Associations, their departments and agreements, and the units they put at the municipality's disposal.
--
-- A noun is an identity row (what it is, for ever) and version rows (its facts as we knew them): known from, known
-- until, infinity while current. A change closes one version and inserts the next; `<noun>_now` shows the current.

-- Closed lists that rules branch on. A test holds each equal to its Swift enum.
create table unit_type   (code text primary key);
create table inclusion   (code text primary key);
create table maintenance (code text primary key);
create table return_reason (code text primary key);
insert into unit_type values ('family'), ('youth'), ('elderly'), ('special'), ('private');
insert into inclusion values ('included'), ('separate');
insert into maintenance values ('landlord'), ('painting'), ('all');
insert into return_reason values ('rent_too_high'), ('no_suitable_citizen'), ('condition'), ('access'),
  ('deadline_passed'), ('renovation'), ('mistake'), ('other');

-- A housing association by its LBF number. `key` is the number folded, so that 0123 and 123 are one.
create table association (
  id     bigint generated always as identity primary key,
  number text not null,
  key    text not null constraint association_number_taken unique
);
create table association_version (
  association_id bigint not null references association,
  name           text not null,
  profile        text,                -- the column profile its files are read with, where it has its own
  known_from     timestamptz not null default now(),
  known_until    timestamptz not null default 'infinity',
  event_id       bigint not null references event,
  primary key (association_id, known_from),
  constraint association_version_order check (known_from < known_until)
);
create unique index association_version_current on association_version (association_id) where known_until = 'infinity';

create table department (
  id             bigint generated always as identity primary key,
  association_id bigint not null references association,
  number         text not null,
  key            text not null,
  constraint department_number_taken unique (association_id, key)
);

-- What is agreed on letting, for an association or one of its departments: the share of vacancies offered
-- (almenboligloven § 59: every fourth unless agreed otherwise) and how many days the municipality has to answer.
create table letting_agreement (
  id             bigint generated always as identity primary key,
  association_id bigint not null references association,
  department_id  bigint references department
);
create table letting_agreement_version (
  letting_agreement_id bigint not null references letting_agreement,
  association_id bigint not null,
  department_id  bigint,
  share          int constraint letting_agreement_share check (share between 0 and 10000),   -- basis points
  answer_days    int constraint letting_agreement_answer_days check (answer_days between 1 and 365),
  valid_from     date not null,
  valid_until    date,                -- exclusive; null is no end
  known_from     timestamptz not null default now(),
  known_until    timestamptz not null default 'infinity',
  event_id       bigint not null references event,
  primary key (letting_agreement_id, known_from),
  constraint letting_agreement_version_order check (known_from < known_until),
  constraint letting_agreement_days_order check (valid_from < valid_until),
  constraint letting_agreement_overlap exclude using gist (
    association_id with =, (coalesce(department_id, 0)) with =, daterange(valid_from, valid_until) with &&
  ) where (known_until = 'infinity')
);

-- A dwelling put at disposal on a day: one receipt. The same dwelling received again is another row.
create table received_unit (
  id            bigint generated always as identity primary key,
  department_id bigint not null references department,
  tenancy       text not null,
  tenancy_key   text not null,
  received_on   date not null,
  constraint received_unit_key_taken unique (department_id, tenancy_key, received_on)
);
create index received_unit_by_day on received_unit (received_on);
create table received_unit_version (
  received_unit_id bigint not null references received_unit,
  unit_type        text not null references unit_type,
  rent             bigint not null constraint received_unit_rent check (rent > 0),            -- øre a month
  room_tenths      int not null constraint received_unit_rooms check (room_tenths > 0),
  area_tenths      int not null constraint received_unit_area check (area_tenths > 0),        -- tenths of m2
  address          text not null,
  postcode         text not null constraint received_unit_postcode check (postcode ~ '^[0-9]{4}$'),
  town             text not null,
  address_id       uuid,
  heat_on_account        bigint constraint received_unit_heat check (heat_on_account >= 0),
  water_on_account       bigint constraint received_unit_water check (water_on_account >= 0),
  electricity_on_account bigint constraint received_unit_electricity check (electricity_on_account >= 0),
  heating          text references inclusion,
  hot_water        text references inclusion,
  electricity      text references inclusion,
  water            text references inclusion,
  maintenance      text references maintenance,
  deposit          bigint constraint received_unit_deposit check (deposit >= 0),
  available_from   date,
  answer_by        date,
  withdrawn_on     date,              -- the association took it back
  known_from       timestamptz not null default now(),
  known_until      timestamptz not null default 'infinity',
  event_id         bigint not null references event,
  primary key (received_unit_id, known_from),
  constraint received_unit_version_order check (known_from < known_until)
);
create unique index received_unit_version_current on received_unit_version (received_unit_id)
  where known_until = 'infinity';

-- A unit given back to its association, with the reason.
create table unit_return (
  id               bigint generated always as identity primary key,
  received_unit_id bigint not null references received_unit,
  unique (id, received_unit_id)
);
create table unit_return_version (
  unit_return_id   bigint not null,
  received_unit_id bigint not null,
  returned_on      date not null,
  return_reason    text not null references return_reason,
  note             text,
  undone           boolean not null default false,
  known_from       timestamptz not null default now(),
  known_until      timestamptz not null default 'infinity',
  event_id         bigint not null references event,
  primary key (unit_return_id, known_from),
  foreign key (unit_return_id, received_unit_id) references unit_return (id, received_unit_id),
  constraint unit_return_version_order check (known_from < known_until)
);
create unique index unit_return_version_current on unit_return_version (unit_return_id) where known_until = 'infinity';
create unique index unit_already_returned on unit_return_version (received_unit_id)
  where known_until = 'infinity' and not undone;

-- Files that were sent: who, what, and what was said of them.
create table import_file (
  id          bigint generated always as identity primary key,
  kind        text not null,
  name        text not null,
  hash        bytea not null,         -- SHA-256 of the bytes as sent
  key         bytea,                  -- of a referral file's bytes, wrapped; destroyed after `keep_until`
  keep_until  date,
  association_id bigint references association,
  rows        int not null,
  added       int not null,
  changed     int not null,
  unchanged   int not null,
  refused     int not null,
  stored      boolean not null,
  report      jsonb not null,
  sent_at     timestamptz not null default now(),
  event_id    bigint not null references event,
  constraint import_file_counts check (rows = added + changed + unchanged + refused)
);
create index import_file_by_hash on import_file (hash, kind);
-- The bytes as sent, in pieces, so that no program holds a whole file; those of a referral file are sealed under its key.
create table import_file_part (
  import_file_id bigint not null references import_file,
  part           int not null,
  bytes          bytea not null,
  primary key (import_file_id, part)
);
-- Compressing would take longer than all the rest of keeping a file.
alter table import_file_part alter column bytes set storage external;

grant select on unit_type, inclusion, maintenance, return_reason to bolig;
grant select, insert on association, association_version, department, letting_agreement, letting_agreement_version,
  received_unit, received_unit_version, unit_return, unit_return_version, import_file, import_file_part to bolig;
grant update (known_until) on association_version, letting_agreement_version, received_unit_version,
  unit_return_version to bolig;
grant update (key) on import_file to bolig;
