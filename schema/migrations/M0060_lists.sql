-- An association's last list in one row: a row for each of its units cost a fifth of an import.
create table association_list (
  association_id bigint primary key references association,
  -- Receipts, those still open of which the next list lacks are told of.
  units          bigint[] not null
);
insert into association_list (association_id, units)
select association_id, array_agg(received_unit_id order by received_unit_id) from listed_unit group by association_id;
drop table listed_unit;
grant select, insert, update on association_list to bolig;

-- Where nobody waits nothing is kept of any unit, and each has nobody.
delete from unit_standing where not exists (select from waiting_place);
create or replace view unit_listed as
select n.id, n.unit, n.association, n.department, n.tenancy, n.received_on, n.unit_type, n.rent, n.rooms, n.area, n.address,
       n.postcode, n.town, n.address_id, n.heat_on_account, n.water_on_account, n.electricity_on_account, n.heating,
       n.hot_water, n.electricity, n.water, n.maintenance, n.deposit, n.available_from, n.answer_by, n.withdrawn_on,
       n.returned_on, n.return_reason, n.state,
       case when h.citizen_id is null then n.allocation end as allocation,
       case when h.citizen_id is null then n.accepted_on end as accepted_on,
       case when h.citizen_id is null then n.moved_in_on end as moved_in_on,
       case when h.citizen_id is null then
         vacancy_days(n.received_on, n.available_from, e.ended_on, today()) end as vacancy_days,
       case when h.citizen_id is null then
         vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) end as vacancy_rent,
       case when n.state = 'open' then coalesce(s.passes, w.nobody) end as passes,
       case when n.state = 'open' then coalesce(s.with_subsidy, w.nobody) end as with_subsidy, r.avoidable
from received_unit_now n
cross join (select case when not exists (select from waiting_place) then 0 end as nobody) w
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join allocation l on l.id = n.allocation
left join hidden_citizen h on h.citizen_id = l.citizen_id
left join unit_candidates(today()) s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone;
