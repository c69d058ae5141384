-- One clock: the day is the daemon's, which says with every transaction what day it is in Copenhagen (`bolig.today`).
-- Who says nothing, as somebody at a prompt, has the server's.
create or replace function today() returns date language sql stable parallel safe
return coalesce(nullif(current_setting('bolig.today', true), '')::date, (now() at time zone 'Europe/Copenhagen')::date);

-- The terms as they are today, or were on their last day. The server's own day is another time zone's.
create or replace view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, coalesce(v.rent_from, parameter_on(v.rent_from_parameter, d.day)) as rent_from,
       coalesce(v.rent_to, parameter_on(v.rent_to_parameter, d.day)) as rent_to,
       coalesce(v.amount, parameter_on(v.amount_parameter, d.day)) as amount,
       coalesce(v.tenant_payment, parameter_on(v.tenant_payment_parameter, d.day)) as tenant_payment, v.months_max,
       v.open_from, v.open_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity'
cross join lateral (select least(v.open_until - 1, greatest(v.open_from, today())) as day) d;
