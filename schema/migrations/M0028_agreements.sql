-- What is agreed with associations: shares as they are agreed (a third is no number of per cent), dated rows of an
-- association and of its departments, and how many persons an association lets a room to.

create function today() returns date language sql stable parallel safe
return (now() at time zone 'Europe/Copenhagen')::date;

drop view association_now;
alter table letting_agreement_version add column share_parts int, add column share_whole int;
update letting_agreement_version set share_parts = share / gcd(share, 10000), share_whole = 10000 / gcd(share, 10000)
where share is not null;
alter table letting_agreement_version drop column share;
alter table letting_agreement_version add constraint letting_agreement_share check (
  (share_parts is null and share_whole is null)
  or (share_parts is not null and share_whole is not null and share_whole between 1 and 10000
      and share_parts between 0 and share_whole));
create unique index letting_agreement_version_current on letting_agreement_version (letting_agreement_id)
  where known_until = 'infinity';

-- Null is no limit.
alter table association_version add column persons_per_room int default 2
  constraint association_persons_per_room check (persons_per_room between 1 and 20);

-- A share in basis points, as lists show it.
create function basis_points(parts int, whole int) returns int language sql immutable parallel safe
return round(10000.0 * parts / whole)::int;

create view association_now as
select a.id, a.number as association, v.name, v.profile, basis_points(g.share_parts, g.share_whole) as share,
       g.answer_days,
       (select count(*) from department d join received_unit u on u.department_id = d.id
        where d.association_id = a.id) as units,
       v.persons_per_room
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity'
left join letting_agreement_version g on g.association_id = a.id and g.department_id is null
  and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> today();

-- Every dated row, by its association, department and first day.
create view agreement_now as
select g.letting_agreement_id as id, concat_ws('/', a.number, d.number, g.valid_from) as agreement,
       a.number as association, d.number as department, basis_points(g.share_parts, g.share_whole) as share,
       g.answer_days, g.valid_from, g.valid_until - 1 as valid_until,
       daterange(g.valid_from, g.valid_until) @> today() as in_force
from letting_agreement_version g
join association a on a.id = g.association_id
left join department d on d.id = g.department_id
where g.known_until = 'infinity';

grant select on association_now, agreement_now to bolig;
