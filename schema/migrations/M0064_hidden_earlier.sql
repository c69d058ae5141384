-- By the citizen's referrals, which are found by an index: few are hidden, and lists ask for each page.
create or replace view hidden_unit as
select v.received_unit_id
from hidden_citizen h
join referral r on r.citizen_id = h.citizen_id
join allocation a on a.referral_id = r.id
join allocation_version v on v.allocation_id = a.id and v.known_until = 'infinity' and holds_unit(v.state);

-- The address of a unit that somebody hidden has stands on the allocations of those who did not take it, too.
create or replace view allocation_listed as
select n.id, n.allocation, n.referral, n.citizen_id, n.state, n.open, n.offered_on, n.answer_by, n.accepted_on, n.declined_on,
       n.planned_on, n.moved_in_on, n.expired_on, n.cancelled_on, n.reason, n.side, n.barred_until, n.check, n.scheme,
       case when s.seen then n.unit end as unit, case when s.seen then n.address end as address,
       case when s.seen then n.rent end as rent, case when h.citizen_id is null then n.note end as note,
       p.citizen_id is not null as protected
from allocation_now n
left join protected_citizen p on p.citizen_id = n.citizen_id
left join hidden_citizen h on h.citizen_id = n.citizen_id
left join hidden_unit u on u.received_unit_id = n.unit
cross join lateral (select h.citizen_id is null and u.received_unit_id is null as seen) s;
