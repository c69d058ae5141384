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
