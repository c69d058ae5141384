-- A check, or a refusal, in a unit that somebody hidden has says what the unit costs: it is as that of somebody hidden.
create or replace view income_check_listed as
select n.id, n.check, n.referral, n.checked_on, n.outcome, n.made_at,
       case when s.seen then n.max_rent end as max_rent, case when s.seen then n.unit end as unit,
       case when s.seen then n.rent end as rent, case when s.seen then n.disposable_income end as disposable_income,
       case when s.seen then n.shortfall end as shortfall, p.citizen_id is not null as protected
from income_check_now n
join referral r on r.id = n.referral
left join protected_citizen p on p.citizen_id = r.citizen_id
left join hidden_citizen h on h.citizen_id = r.citizen_id
left join hidden_unit u on u.received_unit_id = n.unit
cross join lateral (select h.citizen_id is null and u.received_unit_id is null as seen) s;

create or replace view income_refusal_listed as
select n.id, n.refusal, n.referral, n.citizen_id, n.decided_on, n.check, n.units, n.parameters_from, n.reason, n.heard_on,
       n.not_heard, n.guidance, n.passed_before_reform, n.assumed, n.referred_again_on, n.referred_again_as,
       case when s.seen then n.unit end as unit, case when s.seen then n.rent end as rent,
       case when s.seen then n.shortfall end as shortfall, p.citizen_id is not null as protected
from income_refusal_now n
left join protected_citizen p on p.citizen_id = n.citizen_id
left join hidden_citizen h on h.citizen_id = n.citizen_id
left join hidden_unit u on u.received_unit_id = n.unit
cross join lateral (select h.citizen_id is null and u.received_unit_id is null as seen) s;

-- An association's totals are of the units that its list shows: what is between them would be the hidden ones.
create or replace view association_listed as
select n.id, n.association, n.name, n.profile, n.share, n.answer_days,
       n.units - (
         select count(distinct u.id) from hidden_unit h join received_unit u on u.id = h.received_unit_id
         join department d on d.id = u.department_id where d.association_id = n.id) as units,
       n.persons_per_room, v.vacancy_days, v.vacancy_rent
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
    and u.id not in (select received_unit_id from hidden_unit)
) v;
