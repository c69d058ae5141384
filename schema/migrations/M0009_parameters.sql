-- Figures of law and policy. One set a period: they apply from its first day until the next set's. Stored with valid
-- time (that day) and known time (when the set was approved).

create table parameter_set (
  id          bigint generated always as identity primary key,
  valid_from  date not null,
  drafted_by  text not null,
  drafted_at  timestamptz not null default now(),
  event_id    bigint not null references event,
  unique (id, valid_from, drafted_by)
);

-- Never changed: other figures are another set.
create table parameter (
  parameter_set_id bigint not null references parameter_set,
  key         text not null,
  value       jsonb,                   -- as the files write it; null is a figure nobody has found
  unit        text not null,
  confidence  text not null constraint parameter_confidence
                check (confidence in ('verified', 'secondary', 'derived', 'policy', 'missing')),
  source      text not null,
  review_by   date not null,           -- the last day it is used without being marked provisional
  primary key (parameter_set_id, key),
  constraint parameter_missing check ((value is null) = (confidence = 'missing'))
);

-- What the figures must prove before they are approved. A file takes the place of an older one of its name.
create table case_file (
  parameter_set_id bigint not null references parameter_set,
  name        text not null,
  content     text not null,
  primary key (parameter_set_id, name)
);

-- A set in force. Who drafted it stands here again, held to the set's own by a foreign key, so that a constraint can
-- say that a second person approved it; only what was shipped with the service is the service's own word.
create table parameter_set_version (
  parameter_set_id bigint not null,
  valid_from  date not null,
  drafted_by  text not null,
  approved_by text not null,
  known_from  timestamptz not null default now(),
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (parameter_set_id, known_from),
  foreign key (parameter_set_id, valid_from, drafted_by) references parameter_set (id, valid_from, drafted_by),
  constraint parameter_set_version_order check (known_from < known_until),
  constraint parameter_set_second_person check (approved_by <> drafted_by or drafted_by = 'boligd')
);
create unique index parameter_set_already_approved on parameter_set_version (parameter_set_id);
create unique index parameter_set_version_in_force on parameter_set_version (valid_from) where known_until = 'infinity';

-- So that nobody can draft and approve by taking the service's name.
alter table account add constraint account_name_reserved check (name <> 'boligd');

create view parameter_set_now as
select s.id, s.id as set, s.valid_from,
       case when v.known_until = 'infinity' then
         (select min(n.valid_from) - 1 from parameter_set_version n
          where n.known_until = 'infinity' and n.valid_from > s.valid_from) end as valid_until,
       case when v.parameter_set_id is null then 'draft'
            when v.known_until = 'infinity' then 'in_force' else 'replaced' end as state,
       s.drafted_by, s.drafted_at, e.reason, v.approved_by, v.known_from as approved_at,
       nullif(v.known_until, 'infinity') as replaced_at, f.figures, f.missing, f.review_by, f.cases
from parameter_set s
join event e on e.id = s.event_id
left join parameter_set_version v on v.parameter_set_id = s.id
cross join lateral (
  select count(*) as figures, count(*) filter (where confidence = 'missing') as missing, min(review_by) as review_by,
         (select count(*) from case_file c where c.parameter_set_id = s.id) as cases
  from parameter p where p.parameter_set_id = s.id) f;

create view parameter_now as
select row_number() over (order by parameter_set_id, key) as id, key as figure, parameter_set_id as set,
       case when jsonb_typeof(value) = 'string' then value #>> '{}' else value::text end as value, unit, confidence,
       source, review_by
from parameter;

-- An amount that the law changes every year is the figure of that name in force, not a number of its own.
alter table subsidy_terms_version add column amount_figure text, add column tenant_payment_figure text;
alter table subsidy_terms_version
  add constraint subsidy_terms_amount_once check (amount is null or amount_figure is null),
  add constraint subsidy_terms_payment_once check (tenant_payment is null or tenant_payment_figure is null);
update subsidy_terms_version set amount = null, amount_figure = 'state_subsidy_amount'
  where scheme = 'state' and amount = 141400;
update subsidy_terms_version set tenant_payment = null, tenant_payment_figure = 'transitional_subsidy_tenant_payment'
  where scheme = 'transitional' and tenant_payment = 314500;

-- øre a month of a figure in kr/month, by the set in force that day; null where there is none.
create function figure_on(key text, day date) returns bigint language sql stable
return (select (p.value #>> '{}')::bigint * 100 from parameter_set_version v
        join parameter p on p.parameter_set_id = v.parameter_set_id and p.key = figure_on.key
        where v.known_until = 'infinity' and v.valid_from <= figure_on.day
          and not exists (select from parameter_set_version n where n.known_until = 'infinity'
                          and n.valid_from <= figure_on.day and n.valid_from > v.valid_from));

-- The terms as they are today, or were on their last day.
create or replace view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, v.rent_from, v.rent_to,
       coalesce(v.amount, figure_on(v.amount_figure, d.day)) as amount,
       coalesce(v.tenant_payment, figure_on(v.tenant_payment_figure, d.day)) as tenant_payment, v.months_max,
       v.open_from, v.open_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity'
cross join lateral (select least(v.open_until - 1, greatest(v.open_from, current_date)) as day) d;

grant select, insert on parameter_set, parameter, case_file, parameter_set_version to bolig;
grant update (known_until) on parameter_set_version to bolig;
grant select on parameter_set_now, parameter_now to bolig;
grant usage on all sequences in schema public to bolig;
