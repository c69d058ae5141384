-- A unit that somebody hidden has is hidden itself: a blank beside its address says whose it is as well as a name does, where
-- few are protected. The same rule for lists, for answers to associations, and for whatever is asked by the unit's number.
create view hidden_unit as
select v.received_unit_id
from allocation_version v join hidden_citizen using (citizen_id)
where v.known_until = 'infinity' and holds_unit(v.state);

create or replace view unit_listed as
select n.id, n.unit, n.association, n.department, n.tenancy, n.received_on, n.unit_type, n.rent, n.rooms, n.area, n.address,
       n.postcode, n.town, n.address_id, n.heat_on_account, n.water_on_account, n.electricity_on_account, n.heating,
       n.hot_water, n.electricity, n.water, n.maintenance, n.deposit, n.available_from, n.answer_by, n.withdrawn_on,
       n.returned_on, n.return_reason, n.state, n.allocation, n.accepted_on, n.moved_in_on,
       vacancy_days(n.received_on, n.available_from, e.ended_on, today()) as vacancy_days,
       vacancy_rent(n.rent, n.received_on, n.available_from, e.ended_on, n.returned_on, today()) as vacancy_rent,
       case when n.state = 'open' then coalesce(s.passes, w.nobody) end as passes,
       case when n.state = 'open' then coalesce(s.with_subsidy, w.nobody) end as with_subsidy, r.avoidable
from received_unit_now n
cross join (select case when not exists (select from waiting_place) then 0 end as nobody) w
cross join lateral (
  select coalesce(case when n.moved_in_on <= today() then n.moved_in_on end, n.returned_on, n.withdrawn_on) as ended_on) e
left join allocation l on l.id = n.allocation
left join hidden_citizen h on h.citizen_id = l.citizen_id
left join unit_candidates(today()) s on s.received_unit_id = n.id and n.state = 'open'
left join unit_return_version r on r.received_unit_id = n.id and r.known_until = 'infinity' and not r.undone
where h.citizen_id is null;

-- What is paid of a rent says how high it is.
create or replace view subsidy_listed as
select s.id, s.id as subsidy, s.allocation_id as allocation, v.scheme,
       case when h.citizen_id is null then v.amount end as amount, v.starts_on, v.ends_on,
       case when v.undone and t.undoes is not null then 'undone' when v.undone then 'cancelled'
            when v.starts_on > today() then 'planned' when v.ends_on < today() then 'ended'
            else 'running' end as state,
       p.citizen_id is not null as protected
from subsidy s
join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity'
join allocation a on a.id = s.allocation_id
left join protected_citizen p on p.citizen_id = a.citizen_id
left join hidden_citizen h on h.citizen_id = a.citizen_id
left join step t on t.event_id = v.event_id;

grant select on hidden_unit to bolig;

-- An association knows who moved in, and is told of no citizen.
create view own.hidden_unit as select null::bigint as received_unit_id where false;
grant select on own.hidden_unit to bolig_association;
