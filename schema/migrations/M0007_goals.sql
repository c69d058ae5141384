-- What statistics need beyond the first tables: goals, planned dwellings, and packages kept as they were sent.

-- How many events of a statistic are planned for a year, from a day on.
create table goal (
  id        bigint generated always as identity primary key,
  statistic text not null
);
create table goal_version (
  goal_id     bigint not null references goal,
  statistic   text not null,
  yearly      int not null constraint goal_yearly check (yearly >= 0),
  valid_from  date not null,
  valid_until date,                   -- exclusive; null is no end
  source      text not null,
  known_from  timestamptz not null,
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (goal_id, known_from),
  constraint goal_version_order check (known_from < known_until),
  constraint goal_days_order check (valid_from < valid_until),
  constraint goal_overlap exclude using gist (
    statistic with =, daterange(valid_from, valid_until) with &&) where (known_until = 'infinity')
);

-- Special dwellings (skæve boliger) that a project is to build, and the years they are expected in, both with.
create table planned_dwelling (
  id      bigint generated always as identity primary key,
  project text not null constraint planned_dwelling_project_taken unique
);
create table planned_dwelling_version (
  planned_dwelling_id bigint not null references planned_dwelling,
  units       int not null constraint planned_dwelling_units check (units >= 0),
  from_year   int not null constraint planned_dwelling_year check (from_year between 2000 and 2099),
  to_year     int not null,
  known_from  timestamptz not null,
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (planned_dwelling_id, known_from),
  constraint planned_dwelling_version_order check (known_from < known_until),
  constraint planned_dwelling_years_order check (from_year <= to_year)
);
create unique index planned_dwelling_version_current on planned_dwelling_version (planned_dwelling_id)
  where known_until = 'infinity';

-- A package that was frozen: asking again for the same gives these bytes.
create table frozen_package (
  id         bigint generated always as identity primary key,
  period     text not null,
  choice     text not null,           -- which statistics, which format, published or not: what else was asked
  known_at   timestamptz not null,
  frozen_at  timestamptz not null default now(),
  event_id   bigint not null references event,
  constraint frozen_package_taken unique (period, choice)
);
create table frozen_file (
  frozen_package_id bigint not null references frozen_package,
  name  text not null,
  rows  int not null,
  bytes bytea not null,
  primary key (frozen_package_id, name)
);
-- The figures as they were, so that what would differ today can be said.
create table frozen_figure (
  frozen_package_id bigint not null references frozen_package,
  statistic text not null,
  breakdown text not null,
  category  text not null,
  value     bigint,
  unit      text not null,
  primary key (frozen_package_id, statistic, breakdown, category)
);

-- As with bands, what is shipped is known from the beginning.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'statistics.shipped') returning id
), years (yearly, valid_from, valid_until, source) as (
  values (200, date '2000-01-01', date '2025-01-01', 'Udvalgets rapport 2025: 320 er ca. 120 flere end før reformen'),
         (320, date '2025-01-01', null, 'Udvalgets rapport 2025: ca. 320 om året fra 2025')
), numbered as (
  select *, row_number() over (order by valid_from) as place from years
), made as (
  insert into goal (statistic) select 'homeless_allocations' from numbered order by place returning id
), paired as (
  select id, row_number() over (order by id) as place from made
)
insert into goal_version (goal_id, statistic, yearly, valid_from, valid_until, source, known_from, event_id)
select paired.id, 'homeless_allocations', yearly, valid_from, valid_until, source, '-infinity', shipped.id
from numbered join paired using (place), shipped;

with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'statistics.shipped') returning id
), made as (
  insert into planned_dwelling (project) values ('Skæve boliger med anlægsbevilling') returning id
)
insert into planned_dwelling_version (planned_dwelling_id, units, from_year, to_year, known_from, event_id)
select made.id, 102, 2026, 2029, '-infinity', shipped.id from made, shipped;

grant select, insert on goal, goal_version, planned_dwelling, planned_dwelling_version, frozen_package, frozen_file,
  frozen_figure to bolig;
grant update (known_until) on goal_version, planned_dwelling_version to bolig;
