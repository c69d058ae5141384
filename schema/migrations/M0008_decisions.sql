-- Refusals for income: what was decided, on which check, and what came of it.

-- A decision (afgørelse) is made once and its grounds never change; what is learnt of it later is a version.
create table income_refusal (
  id                 bigint generated always as identity primary key,
  referral_id        bigint not null references referral,
  income_check_id    bigint not null, -- of the cheapest suitable unit, with the figures it used
  foreign key (income_check_id, referral_id) references income_check (id, referral_id),
  decided_on         date not null,
  reason             text not null constraint income_refusal_reason check (reason <> ''),
  heard_on           date,            -- when the citizen was heard on facts from others (forvaltningsloven § 19)
  not_heard          text,            -- or why not
  constraint income_refusal_heard check ((heard_on is null) <> (not_heard is null)),
  constraint income_refusal_heard_before check (heard_on <= decided_on),
  guidance           text not null,   -- what the citizen was told to do when the economy changes
  units              int not null,    -- suitable units received in the 12 months before; 0 is the example unit
  parameters_from    date not null,   -- the period of the figures
  event_id           bigint not null references event
);
create index income_refusal_by_referral on income_refusal (referral_id);
create index income_refusal_by_day on income_refusal (decided_on);
create table income_refusal_version (
  income_refusal_id    bigint not null references income_refusal,
  passed_before_reform boolean,       -- under the figures of 30 June 2025 in some of the units; null is undecided
  assumed              text[] not null,  -- the facts of the old rules that were derived for that
  referred_again_on    date,
  referred_again_as    bigint references referral,
  known_from           timestamptz not null default now(),
  known_until          timestamptz not null default 'infinity',
  event_id             bigint not null references event,
  primary key (income_refusal_id, known_from),
  constraint income_refusal_version_order check (known_from < known_until),
  constraint income_refusal_again check ((referred_again_on is null) = (referred_again_as is null))
);
create unique index income_refusal_version_current on income_refusal_version (income_refusal_id)
  where known_until = 'infinity';

create view income_refusal_now as
select r.id, r.id as refusal, r.referral_id as referral, f.citizen_id, r.decided_on, r.income_check_id as check,
       c.received_unit_id as unit, c.rent, (c.result ->> 'shortfall')::bigint * 100 as shortfall, r.units,
       r.parameters_from, r.reason, r.heard_on, r.not_heard, r.guidance, v.passed_before_reform, v.assumed,
       v.referred_again_on, v.referred_again_as, v.known_from
from income_refusal r
join income_refusal_version v on v.income_refusal_id = r.id and v.known_until = 'infinity'
join income_check c on c.id = r.income_check_id
join referral f on f.id = r.referral_id;

grant select, insert on income_refusal, income_refusal_version to bolig;
grant update (known_until) on income_refusal_version to bolig;
grant select on income_refusal_now to bolig;
