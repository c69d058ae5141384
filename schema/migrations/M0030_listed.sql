-- What lists show of units and associations beside what they are: how long they stand empty, what that has cost, who
-- could have them.

-- The day in Copenhagen.
create or replace function today() returns date language sql stable parallel safe
return (now() at time zone 'Europe/Copenhagen')::date;

-- A unit as lists show it: what it is now, beside how long it has stood empty and who could have it.
create view unit_listed as
select n.*, vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent,
       s.passes, s.with_subsidy, r.avoidable
from received_unit_now n
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join unit_standing s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone;

-- An association, beside what its empty units have cost: those not moved into, returned or withdrawn.
create view association_listed as
select n.*, v.vacancy_days, v.vacancy_rent
from association_now n
cross join lateral (
  select coalesce(sum(vacancy_days(u.received_on, w.available_from, null, today())), 0) as vacancy_days,
         coalesce(sum(vacancy_rent(w.rent, u.received_on, w.available_from, null, null, today())), 0) as vacancy_rent
  from department d
  join received_unit u on u.department_id = d.id
  join received_unit_version w on w.received_unit_id = u.id and w.known_until = 'infinity' and w.withdrawn_on is null
  where d.association_id = n.id
    and not exists (select from unit_return_version r
                    where r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone)
    and not exists (select from allocation_version l
                    where l.received_unit_id = u.id and l.known_until = 'infinity' and l.state = 'moved_in'
                      and l.moved_in_on <= today())
) v;
grant select on unit_listed, association_listed to bolig;

-- Parking ends by itself.
insert into job (code) values ('parking');
