-- The day and the grounds of a refusal, as they were corrected; null where they stand as decided.

alter table income_refusal_version
  add column decided_on date,
  add column reason text constraint income_refusal_version_reason check (reason <> '');

create or replace view income_refusal_now as
select r.id, r.id as refusal, r.referral_id as referral, f.citizen_id, coalesce(v.decided_on, r.decided_on) as decided_on,
       r.income_check_id as check, c.received_unit_id as unit, c.rent,
       (c.result ->> 'shortfall')::bigint * 100 as shortfall, r.units, r.parameters_from,
       coalesce(v.reason, r.reason) as reason, r.heard_on, r.not_heard, r.guidance, v.passed_before_reform, v.assumed,
       v.referred_again_on, v.referred_again_as, v.known_from
from income_refusal r
join income_refusal_version v on v.income_refusal_id = r.id and v.known_until = 'infinity' and not v.undone
join income_check c on c.id = r.income_check_id
join referral f on f.id = r.referral_id;
