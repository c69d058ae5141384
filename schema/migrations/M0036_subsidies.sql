-- When a scheme stops paying, and subsidies as lists show them: those that came to nothing too, each with its state.

alter table subsidy_terms_version add column paid_until date;
-- The temporary support of 2026 is for that year alone; the state's goes on for who has it.
update subsidy_terms_version set paid_until = '2026-12-31' where scheme = 'temporary_2026';

create or replace view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, coalesce(v.rent_from, parameter_on(v.rent_from_parameter, d.day)) as rent_from,
       coalesce(v.rent_to, parameter_on(v.rent_to_parameter, d.day)) as rent_to,
       coalesce(v.amount, parameter_on(v.amount_parameter, d.day)) as amount,
       coalesce(v.tenant_payment, parameter_on(v.tenant_payment_parameter, d.day)) as tenant_payment, v.months_max,
       v.open_from, v.open_until, v.paid_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity'
cross join lateral (select least(v.open_until - 1, greatest(v.open_from, today())) as day) d;

-- One that does not stand fell with its allocation, unless the step that says so is an undoing.
create view subsidy_listed as
select s.id, s.id as subsidy, s.allocation_id as allocation, v.scheme, v.amount, v.starts_on, v.ends_on,
       case when v.undone and t.undoes is not null then 'undone' when v.undone then 'cancelled'
            when v.starts_on > today() then 'planned' when v.ends_on < today() then 'ended'
            else 'running' end as state
from subsidy s
join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity'
left join step t on t.event_id = v.event_id;
grant select on subsidy_listed to bolig;
