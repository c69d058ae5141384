-- An association's account reads its own rows and no others, whatever the service asks: the daemon becomes the role
-- `bolig_association` for the transaction, with the association's number in `bolig.association`. Unset it is nobody, and sees nothing.

do $$
begin
  if not exists (select from pg_roles where rolname = 'bolig_association') then
    raise exception 'the role bolig_association is missing'
      using hint = 'As a superuser: create role bolig_association; grant bolig_association to bolig';
  end if;
end
$$;

create function own_association() returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select id from association where number = current_setting('bolig.association', true)
$$;

-- The daemon's own role sees and writes as before; the association's reads what a policy of its own lets through.
do $$
declare
  one record;
begin
  for one in
    select * from (values
      ('association', 'id = (select own_association())'),
      ('association_version', 'association_id = (select own_association())'),
      ('department', 'association_id = (select own_association())'),
      ('letting_agreement', 'association_id = (select own_association())'),
      ('letting_agreement_version', 'association_id = (select own_association())'),
      ('received_unit', 'department_id in (select id from department where association_id = (select own_association()))'),
      ('received_unit_version', 'received_unit_id in (select id from received_unit)'),
      ('unit_return', 'received_unit_id in (select id from received_unit)'),
      ('unit_return_version', 'received_unit_id in (select id from received_unit)'),
      ('allocation_version', 'received_unit_id in (select id from received_unit)'),
      ('vacancy', 'department_id in (select id from department where association_id = (select own_association()))'),
      ('vacancy_version', 'vacancy_id in (select id from vacancy)'),
      ('import_file_association', 'association_id = (select own_association())'),
      ('import_report_part', 'import_file_id in (select id from import_file)')
    ) t (name, own)
  loop
    execute format('alter table %I enable row level security', one.name);
    execute format('create policy daemon on %I to bolig using (true) with check (true)', one.name);
    execute format('create policy own on %I for select to bolig_association using (%s)', one.name, one.own);
  end loop;
end
$$;

-- A file is an association's where it is of units or vacancies, and of no other association.
create function is_own_file(file bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
      select from import_file f where f.id = file and f.kind in ('units', 'vacancies')
        and (f.association_id = own_association() or exists (
          select from import_file_association a where a.import_file_id = f.id and a.association_id = own_association())))
    and not exists (
      select from import_file_association a where a.import_file_id = file and a.association_id <> own_association())
    and not exists (
      select from import_file f where f.id = file and f.association_id <> own_association())
$$;
alter table import_file enable row level security;
create policy daemon on import_file to bolig using (true) with check (true);
create policy own on import_file for select to bolig_association using (is_own_file(id));

grant usage on schema public to bolig_association;
grant select on association, association_version, department, letting_agreement, letting_agreement_version, received_unit,
  received_unit_version, unit_return, vacancy, vacancy_version, import_file_association, import_report_part
  to bolig_association;
-- Neither notes nor whom a unit could have been offered to, nor whose it is.
grant select (unit_return_id, received_unit_id, returned_on, return_reason, undone, avoidable, known_from, known_until)
  on unit_return_version to bolig_association;
grant select (received_unit_id, state, accepted_on, moved_in_on, known_from, known_until)
  on allocation_version to bolig_association;
grant select (id, kind, name, hash, sent_at, association_id, rows, added, changed, unchanged, refused, errors, stored,
  report_sealed, key, keep_until) on import_file to bolig_association;

-- What lists show, by the same names, read as whoever asks and without what tells of a case or a person.
create schema own;
grant usage on schema own to bolig_association;

create view own.received_unit_now with (security_invoker) as
select u.id, u.id as unit, a.number as association, d.number as department, u.tenancy, u.received_on, v.unit_type, v.rent,
       v.room_tenths as rooms, v.area_tenths as area, v.address, v.postcode, v.town, v.address_id, v.heat_on_account,
       v.water_on_account, v.electricity_on_account, v.heating, v.hot_water, v.electricity, v.water, v.maintenance, v.deposit,
       v.available_from,
       coalesce(v.answer_by, u.received_on + (
         select g.answer_days from letting_agreement_version g
         where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
           and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> u.received_on
         order by g.department_id limit 1)) as answer_by,
       v.withdrawn_on, r.returned_on, r.return_reason, r.avoidable, l.accepted_on, l.moved_in_on,
       unit_state(l.state, r.returned_on, v.withdrawn_on) as state
from received_unit u
join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
join department d on d.id = u.department_id
join association a on a.id = d.association_id
left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
left join allocation_version l on l.received_unit_id = u.id and l.known_until = 'infinity' and holds_unit(l.state);

create view own.unit_listed with (security_invoker) as
select n.*, null::bigint as allocation, null::int as passes, null::int as with_subsidy,
       vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent
from own.received_unit_now n
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e;

create view own.association_listed with (security_invoker) as
select a.id, a.number as association, v.name, v.profile, basis_points(g.share_parts, g.share_whole) as share, g.answer_days,
       v.persons_per_room, s.units, s.vacancy_days, s.vacancy_rent
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity'
left join letting_agreement_version g on g.association_id = a.id and g.department_id is null and g.known_until = 'infinity'
  and daterange(g.valid_from, g.valid_until) @> today()
cross join lateral (
  select count(*) as units,
         coalesce(sum(vacancy_days(u.received_on, u.available_from, null, today())) filter (where empty), 0) as vacancy_days,
         coalesce(sum(vacancy_rent(u.rent, u.received_on, u.available_from, null, null, today())) filter (where empty), 0)
           as vacancy_rent
  from (select n.*, n.withdrawn_on is null and n.returned_on is null
               and not coalesce(n.moved_in_on <= today(), false) as empty
        from own.received_unit_now n where n.association = a.number) u) s;

create view own.association_now with (security_invoker) as
select l.id, l.association, l.name, l.profile, l.share, l.answer_days, l.units, l.persons_per_room from own.association_listed l;

create view own.agreement_now with (security_invoker) as
select g.letting_agreement_id as id, concat_ws('/', a.number, d.number, g.valid_from) as agreement, a.number as association,
       d.number as department, basis_points(g.share_parts, g.share_whole) as share, g.answer_days, g.valid_from,
       g.valid_until - 1 as valid_until, daterange(g.valid_from, g.valid_until) @> today() as in_force
from letting_agreement_version g
join association a on a.id = g.association_id
left join department d on d.id = g.department_id
where g.known_until = 'infinity';

-- Who of the municipality sent it is nobody's of the association.
create view own.import_file_now with (security_invoker) as
select i.id, i.id as import, i.kind, i.name as file, i.sent_at, null::text as sent_by, i.rows, i.added, i.changed, i.unchanged,
       i.refused, i.stored, encode(i.hash, 'hex') as sha256, coalesce(f.association, o.number) as association, f.associations,
       i.errors, f.changed_rents, f.late, f.late_most, case when i.key is not null then i.keep_until end as readable_until
from import_file i
left join association o on o.id = i.association_id
left join lateral (
  select case when count(*) = 1 then min(a.number) end as association, count(*) as associations,
         coalesce(sum(f.changed_rents), 0) as changed_rents,
         round(sum(f.late_days) * 10.0 / nullif(sum(f.late_rows), 0))::int as late, max(f.late_most) as late_most
  from import_file_association f join association a on a.id = f.association_id
  where f.import_file_id = i.id) f on true;

create view own.import_association_now with (security_invoker) as
select a.id, a.number as association, v.name, f.files, f.refused_files, f.rows, f.errors, f.changed_rents, f.late, f.late_most,
       f.last_sent_at
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity'
join lateral (
  select count(*) as files, count(*) filter (where not i.stored) as refused_files, sum(f.rows) as rows,
         sum(f.errors) as errors, sum(f.changed_rents) as changed_rents,
         round(sum(f.late_days) filter (where i.stored) * 10.0 / nullif(sum(f.late_rows) filter (where i.stored), 0))::int
           as late,
         max(f.late_most) filter (where i.stored) as late_most, max(i.sent_at) as last_sent_at
  from import_file_association f join import_file i on i.id = f.import_file_id
  where f.association_id = a.id and i.kind = 'units') f on f.files > 0;

grant select on all tables in schema own to bolig_association;

-- A file of vacancies is of the association it was sent for, also where none of its rows is counted by association.
-- The name of a file of citizens may name one: it is told only to who may see cases.
create or replace view import_file_now as
select i.id, i.id as import, i.kind,
       case when i.kind <> 'referrals' or current_setting('bolig.sees_cases', true) = 'on' then i.name end as file,
       i.sent_at, e.actor as sent_by, i.rows, i.added, i.changed, i.unchanged, i.refused, i.stored,
       encode(i.hash, 'hex') as sha256, coalesce(f.association, o.number) as association, f.associations,
       i.errors, f.changed_rents, f.late, f.late_most, case when i.key is not null then i.keep_until end as readable_until
from import_file i
join event e on e.id = i.event_id
left join association o on o.id = i.association_id
left join lateral (
  select case when count(*) = 1 then min(a.number) end as association, count(*) as associations,
         coalesce(sum(f.changed_rents), 0) as changed_rents,
         round(sum(f.late_days) * 10.0 / nullif(sum(f.late_rows), 0))::int as late, max(f.late_most) as late_most
  from import_file_association f join association a on a.id = f.association_id
  where f.import_file_id = i.id) f on true;
