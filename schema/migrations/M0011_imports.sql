-- What is told of the files an association sends: their errors, the rents they change, and how late their rows come.

alter table import_file add errors int not null default 0;
update import_file set errors = (
  select count(*) from jsonb_array_elements(report -> 'problems') p where p ->> 'severity' = 'error');

-- A file's rows by association: most files are of one, a register is of many.
create table import_file_association (
  import_file_id bigint not null references import_file,
  association_id bigint not null references association,
  rows           int not null,
  errors         int not null,        -- problems that refuse a row
  changed_rents  int not null,        -- rents more than 10 % from the one last known
  late_rows      int not null default 0,     -- rows new to us: those that can be late
  late_days      bigint not null default 0,  -- from the day received to the day of the file, of those rows together
  late_most      int,                        -- and of the latest
  primary key (import_file_id, association_id)
);
create index import_file_association_by_association on import_file_association (association_id, import_file_id);
insert into import_file_association (import_file_id, association_id, rows, errors, changed_rents)
select id, association_id, rows, errors, (
  select count(*) from jsonb_array_elements(report -> 'problems') p where p ->> 'code' = 'rent_changed')
from import_file where association_id is not null;

-- How long the bytes of a kind of file can be read; then their key is destroyed. Kinds without a row are kept.
create table file_retention (
  kind       text not null,
  days       int not null constraint file_retention_days check (days between 1 and 3650),
  valid_from date not null,
  primary key (kind, valid_from)
);
insert into file_retention values ('referrals', 90, '2000-01-01');
create index import_file_by_keep_until on import_file (keep_until) where key is not null;

create or replace view import_file_now as
select i.id, i.id as import, i.kind, i.name as file, i.sent_at, e.actor as sent_by, i.rows, i.added, i.changed,
       i.unchanged, i.refused, i.stored, encode(i.hash, 'hex') as sha256,
       f.association, f.associations, i.errors, f.changed_rents, f.late, f.late_most,
       case when i.key is not null then i.keep_until end as readable_until
from import_file i
join event e on e.id = i.event_id
left join lateral (
  select case when count(*) = 1 then min(a.number) end as association, count(*) as associations,
         coalesce(sum(changed_rents), 0) as changed_rents,
         round(sum(late_days) * 10.0 / nullif(sum(late_rows), 0))::int as late, max(late_most) as late_most
  from import_file_association f join association a on a.id = f.association_id
  where f.import_file_id = i.id
) f on true;

-- What an association has sent; what was refused can be late again, so only stored files tell how late it was.
create view import_association_now as
select a.id, a.number as association, v.name, f.files, f.refused_files, f.rows, f.errors, f.changed_rents, f.late,
       f.late_most, f.last_sent_at
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity'
join lateral (
  select count(*) as files, count(*) filter (where not i.stored) as refused_files, sum(f.rows) as rows,
         sum(f.errors) as errors, sum(f.changed_rents) as changed_rents,
         round(sum(late_days) filter (where i.stored) * 10.0
               / nullif(sum(late_rows) filter (where i.stored), 0))::int as late,
         max(late_most) filter (where i.stored) as late_most, max(i.sent_at) as last_sent_at
  from import_file_association f join import_file i on i.id = f.import_file_id
  where f.association_id = a.id and i.kind = 'units'
) f on f.files > 0;

grant select, insert on import_file_association to bolig;
grant select on file_retention, import_association_now to bolig;
