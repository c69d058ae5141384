-- The current version of each noun, with the columns its list shows; `id` is the number people say without its letter.
-- Amounts are øre, rooms and areas tenths, shares basis points, as everywhere in the database.

-- Letters folded for `~` in filters: case, and æ ø å as ae oe aa.
create function folded(text) returns text language sql immutable parallel safe
return replace(replace(replace(lower($1), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa');

create view association_now as
select a.id, a.number as association, v.name, v.profile, g.share, g.answer_days,
       (select count(*) from department d join received_unit u on u.department_id = d.id
        where d.association_id = a.id) as units
from association a
join association_version v on v.association_id = a.id and v.known_until = 'infinity'
left join letting_agreement_version g on g.association_id = a.id and g.department_id is null
  and g.known_until = 'infinity' and g.valid_until is null;

create view received_unit_now as
select u.id, u.id as unit, a.number as association, d.number as department, u.tenancy, u.received_on,
       v.unit_type, v.rent, v.room_tenths as rooms, v.area_tenths as area, v.address, v.postcode, v.town, v.address_id,
       v.heat_on_account, v.water_on_account, v.electricity_on_account,
       v.heating, v.hot_water, v.electricity, v.water, v.maintenance, v.deposit, v.available_from,
       coalesce(v.answer_by, u.received_on + (
         select g.answer_days from letting_agreement_version g
         where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
           and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> u.received_on
         order by g.department_id nulls last limit 1)) as answer_by,
       v.withdrawn_on, r.returned_on, r.return_reason, l.allocation_id as allocation, l.state as allocation_state,
       l.accepted_on, l.moved_in_on,
       case when l.accepted_on is not null then 'allocated'
            when r.returned_on is not null then 'returned'
            when v.withdrawn_on is not null then 'withdrawn'
            else 'open' end as state
from received_unit u
join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
join department d on d.id = u.department_id
join association a on a.id = d.association_id
left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
left join allocation_version l on l.received_unit_id = u.id and l.known_until = 'infinity'
  and l.state in ('offered', 'accepted', 'moved_in');

create view import_file_now as
select i.id, i.id as import, i.kind, i.name as file, i.sent_at, e.actor as sent_by, i.rows, i.added, i.changed,
       i.unchanged, i.refused, i.stored, encode(i.hash, 'hex') as sha256
from import_file i
join event e on e.id = i.event_id;

create view allocation_now as
select l.id, l.id as allocation, l.received_unit_id as unit, l.referral_id as referral, l.citizen_id, v.state, v.open,
       v.offered_on, v.accepted_on, v.declined_on, v.moved_in_on, v.cancelled_on, v.income_check_id as check,
       u.address, u.rent,
       coalesce((select s.scheme from subsidy_version s
                 where s.allocation_id = l.id and s.known_until = 'infinity' and not s.undone
                 order by s.starts_on desc limit 1), v.scheme) as scheme
from allocation l
join allocation_version v on v.allocation_id = l.id and v.known_until = 'infinity'
join received_unit_version u on u.received_unit_id = l.received_unit_id and u.known_until = 'infinity';

create view referral_now as
select r.id, r.id as referral, r.citizen_id, r.source_number, v.referred_on, v.target_group, v.homeless,
       v.homeless_category, v.unit_types, v.facts,
       jsonb_array_length(v.facts -> 'adults') as adults,
       case when jsonb_typeof(v.facts -> 'children') = 'array' then jsonb_array_length(v.facts -> 'children') end
         as children,
       (select a.allocation_id from allocation l join allocation_version a on a.allocation_id = l.id
        where l.referral_id = r.id and a.known_until = 'infinity' and a.state in ('offered', 'accepted', 'moved_in')
        order by a.allocation_id desc limit 1) as allocation,
       c.id as last_check, c.outcome as last_outcome, v.closed_on, v.closed_as, coalesce(v.closed_as, 'open') as state
from referral r
join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
left join lateral (select id, outcome from income_check where referral_id = r.id order by id desc limit 1) c on true;

create view income_check_now as
select id, id as check, referral_id as referral, received_unit_id as unit, rent, checked_on, outcome,
       (result ->> 'disposable_income')::bigint * 100 as disposable_income,
       (result ->> 'shortfall')::bigint * 100 as shortfall, (result ->> 'max_rent')::bigint * 100 as max_rent, made_at
from income_check;

create view subsidy_now as
select s.id, s.id as subsidy, s.allocation_id as allocation, v.scheme, v.amount, v.starts_on, v.ends_on
from subsidy s
join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity' and not v.undone;

create view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, v.rent_from, v.rent_to, v.amount, v.tenant_payment, v.months_max, v.open_from,
       v.open_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity';

create view census_now as
select c.id, c.year, v.homeless, v.source
from census c
join census_version v on v.census_id = c.id and v.known_until = 'infinity';

grant select on association_now, received_unit_now, import_file_now, referral_now, income_check_now, allocation_now,
  subsidy_now, subsidy_terms_now, census_now to bolig;

-- Numbers are taken ahead where one statement makes a thing and what belongs to it.
grant usage on all sequences in schema public to bolig;
