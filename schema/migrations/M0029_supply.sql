-- Supply: dwellings that are to come, and renovations that keep a department's units away for a time. The planned special
-- dwellings of before are the first of it, with all that was known of them.

create table supply_kind (code text primary key);
insert into supply_kind values ('special'), ('new'), ('renovation');
grant select on supply_kind to bolig;

alter table planned_dwelling rename to supply;
alter table supply rename constraint planned_dwelling_pkey to supply_pkey;
alter sequence planned_dwelling_id_seq rename to supply_id_seq;
alter table planned_dwelling_version rename to supply_version;
alter table supply_version rename column planned_dwelling_id to supply_id;
alter table supply_version rename column units to dwellings;
alter table supply_version rename constraint planned_dwelling_version_pkey to supply_version_pkey;
alter table supply_version rename constraint planned_dwelling_version_order to supply_version_order;
alter table supply_version rename constraint planned_dwelling_units to supply_dwellings;
alter table supply_version rename constraint planned_dwelling_version_planned_dwelling_id_fkey
  to supply_version_supply_id_fkey;
alter table supply_version rename constraint planned_dwelling_version_event_id_fkey to supply_version_event_id_fkey;
alter index planned_dwelling_version_current rename to supply_version_current;

alter table supply_version
  add column kind text not null default 'special' references supply_kind,
  add column name text,
  add column delivered int not null default 0,     -- of the dwellings, those that have come
  add column delivered_on date,                    -- the last time some came
  add column department_id bigint references department,
  add column starts_on date,                       -- a renovation's first day and its last
  add column ends_on date;
update supply_version v set name = s.project from supply s where s.id = v.supply_id;
alter table supply drop column project;
alter table supply_version
  alter column kind drop default, alter column name set not null, alter column dwellings drop not null,
  alter column from_year drop not null, alter column to_year drop not null,
  drop constraint planned_dwelling_year, drop constraint planned_dwelling_years_order,
  add constraint supply_years check (from_year between 2000 and 2099 and to_year between from_year and 2099),
  add constraint supply_delivered check (delivered between 0 and coalesce(dwellings, 0)),
  add constraint supply_days_order check (starts_on <= ends_on),
  add constraint supply_of_its_kind check (
    case when kind = 'renovation'
      then dwellings is null and from_year is null and to_year is null
        and department_id is not null and starts_on is not null and ends_on is not null
      else dwellings is not null and from_year is not null and to_year is not null
        and department_id is null and starts_on is null and ends_on is null end);
create unique index supply_name_taken on supply_version (lower(name), coalesce(department_id, 0))
  where known_until = 'infinity';
-- Renovations are asked for by department, whenever a unit of it is to be offered.
create index supply_version_by_department on supply_version (department_id)
  where department_id is not null and known_until = 'infinity';

create view supply_now as
select s.id, s.id as supply, v.kind, v.name, v.dwellings,
       case when v.dwellings is not null then v.delivered end as dwellings_delivered,
       v.dwellings - v.delivered as dwellings_left,
       case when v.from_year = v.to_year then v.from_year::text else v.from_year || '-' || v.to_year end as expected,
       v.delivered_on, a.number as association, d.number as department, v.starts_on, v.ends_on, v.review_by
from supply s
join supply_version v on v.supply_id = s.id and v.known_until = 'infinity'
left join department d on d.id = v.department_id
left join association a on a.id = d.association_id;

-- Whoever changes a project locks its row, and for that may change it; there is nothing to change.
grant update (id) on supply to bolig;
grant select on supply_now to bolig;
