-- Name and address protection. Who is protected is known by no name, number, address or dwelling to whoever lacks the right
-- to see it; only the case numbers lead to the cases. It is a citizen who is protected, by a day on any of the referrals.

alter table referral_version add column protected_until date;    -- the last day of it
create index referral_version_protected on referral_version (referral_id)
  where known_until = 'infinity' and protected_until is not null;

-- Who is protected today.
create view protected_citizen as
select r.citizen_id, max(v.protected_until) as protected_until
from referral_version v join referral r on r.id = v.referral_id
where v.known_until = 'infinity' and v.protected_until >= today()
group by r.citizen_id;

-- Who is hidden from whoever is answered: the one rule. Whoever does not say that all may be seen sees nobody.
create view hidden_citizen as
select citizen_id from protected_citizen where coalesce(current_setting('bolig.sees_protected', true), '') <> 'on';

-- Every number of theirs, as events name it.
create view hidden_thing as
select 'R-' || r.id as thing, r.citizen_id from referral r join hidden_citizen using (citizen_id)
union all
select 'A-' || a.id, a.citizen_id from allocation a join hidden_citizen using (citizen_id)
union all
select 'S-' || s.id, a.citizen_id from subsidy s join allocation a on a.id = s.allocation_id
join hidden_citizen using (citizen_id);

-- What lists and screens show; what is decided is decided on what is.
create view referral_listed as
select n.*, p.citizen_id is not null as protected, p.protected_until
from referral_now n left join protected_citizen p on p.citizen_id = n.citizen_id;

create view allocation_listed as
select n.id, n.allocation, n.referral, n.citizen_id, n.state, n.open, n.offered_on, n.answer_by, n.accepted_on, n.declined_on,
       n.planned_on, n.moved_in_on, n.expired_on, n.cancelled_on, n.reason, n.side, n.barred_until, n.check, n.scheme,
       case when h.citizen_id is null then n.unit end as unit, case when h.citizen_id is null then n.address end as address,
       case when h.citizen_id is null then n.rent end as rent, case when h.citizen_id is null then n.note end as note,
       p.citizen_id is not null as protected
from allocation_now n
left join protected_citizen p on p.citizen_id = n.citizen_id
left join hidden_citizen h on h.citizen_id = n.citizen_id;

-- With what is left of the income, or missing, beside the rest of the case the rent could be reckoned; and the highest rent
-- that passes is another for each dwelling.
create view income_check_listed as
select n.id, n.check, n.referral, n.checked_on, n.outcome, n.made_at,
       case when h.citizen_id is null then n.max_rent end as max_rent,
       case when h.citizen_id is null then n.unit end as unit, case when h.citizen_id is null then n.rent end as rent,
       case when h.citizen_id is null then n.disposable_income end as disposable_income,
       case when h.citizen_id is null then n.shortfall end as shortfall, p.citizen_id is not null as protected
from income_check_now n
join referral r on r.id = n.referral
left join protected_citizen p on p.citizen_id = r.citizen_id
left join hidden_citizen h on h.citizen_id = r.citizen_id;

create view income_refusal_listed as
select n.id, n.refusal, n.referral, n.citizen_id, n.decided_on, n.check, n.units, n.parameters_from, n.reason, n.heard_on,
       n.not_heard, n.guidance, n.passed_before_reform, n.assumed, n.referred_again_on, n.referred_again_as,
       case when h.citizen_id is null then n.unit end as unit, case when h.citizen_id is null then n.rent end as rent,
       case when h.citizen_id is null then n.shortfall end as shortfall, p.citizen_id is not null as protected
from income_refusal_now n
left join protected_citizen p on p.citizen_id = n.citizen_id
left join hidden_citizen h on h.citizen_id = n.citizen_id;

create or replace view subsidy_listed as
select s.id, s.id as subsidy, s.allocation_id as allocation, v.scheme, v.amount, v.starts_on, v.ends_on,
       case when v.undone and t.undoes is not null then 'undone' when v.undone then 'cancelled'
            when v.starts_on > today() then 'planned' when v.ends_on < today() then 'ended'
            else 'running' end as state,
       p.citizen_id is not null as protected
from subsidy s
join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity'
join allocation a on a.id = s.allocation_id
left join protected_citizen p on p.citizen_id = a.citizen_id
left join step t on t.event_id = v.event_id;

-- A unit that somebody hidden has says neither whose it is nor any day that stands on the allocation.
drop view unit_listed;
-- Where nobody waits nothing is kept of any unit, and each has nobody.
create view unit_listed as
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

grant select on protected_citizen, hidden_citizen, hidden_thing, referral_listed, allocation_listed, income_check_listed,
  income_refusal_listed, subsidy_listed, unit_listed to bolig;
