-- Offers with deadlines, why they came to nothing, what the municipality decides for itself, and what runs by itself.

-- Why an offer came to nothing, and whose answer that is, with the days on which the reason may be given.
create table answer_reason (
  code        text not null,
  side        text not null
              constraint answer_reason_side check (side in ('citizen', 'association', 'municipality', 'economy')),
  valid_from  date not null,
  valid_until date,
  constraint answer_reason_days_order check (valid_from < valid_until),
  constraint answer_reason_overlap exclude using gist (code with =, daterange(valid_from, valid_until) with &&)
);
insert into answer_reason (code, side, valid_from)
select unnest(string_to_array(codes, ' ')), side, date '2000-01-01' from (values
  ('citizen', 'too_expensive location size condition no_reply other_housing no_longer_wanted'),
  ('association', 'barred withdrawn'),
  ('municipality', 'mistake better_match facts_changed'),
  ('economy', 'fails_check')
) shipped (side, codes);
grant select on answer_reason to bolig;

-- An offer made before there were deadlines has none, and expires never by itself.
alter table allocation_version drop constraint allocation_state;
alter table allocation_version drop constraint allocation_days;
alter table allocation_version
  add column answer_by date, add column planned_on date, add column expired_on date, add column reason text,
  add column barred_until date, add column note text,
  add constraint allocation_state
    check (state in ('offered', 'accepted', 'declined', 'moved_in', 'expired', 'cancelled', 'undone')),
  add constraint allocation_days check (
    (state <> 'accepted' or accepted_on is not null) and (state <> 'moved_in' or moved_in_on is not null)
    and (state <> 'declined' or declined_on is not null) and (state <> 'cancelled' or cancelled_on is not null)
    and (state <> 'expired' or expired_on is not null)
    and (moved_in_on is null or (accepted_on is not null and moved_in_on >= accepted_on)));
create index allocation_version_due on allocation_version (answer_by) where known_until = 'infinity' and state = 'offered';

drop view allocation_now;
create view allocation_now as
select l.id, l.id as allocation, l.received_unit_id as unit, l.referral_id as referral, l.citizen_id, v.state, v.open,
       v.offered_on, v.answer_by, v.accepted_on, v.declined_on, v.planned_on, v.moved_in_on, v.expired_on, v.cancelled_on,
       v.reason, (select w.side from answer_reason w where w.code = v.reason
                  and daterange(w.valid_from, w.valid_until) @> coalesce(v.declined_on, v.cancelled_on)) as side,
       v.barred_until, v.note, v.income_check_id as check, u.address, u.rent,
       coalesce((select s.scheme from subsidy_version s
                 where s.allocation_id = l.id and s.known_until = 'infinity' and not s.undone
                 order by s.starts_on desc limit 1), v.scheme) as scheme
from allocation l
join allocation_version v on v.allocation_id = l.id and v.known_until = 'infinity'
join received_unit_version u on u.received_unit_id = l.received_unit_id and u.known_until = 'infinity';
grant select on allocation_now to bolig;

-- A setting as somebody drafted it; it is in force from its day once somebody else has approved it.
create table setting (
  id         bigint generated always as identity primary key,
  name       text not null,
  value      text not null,
  valid_from date not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  event_id   bigint not null references event,
  unique (id, drafted_by)
);
create table setting_version (
  setting_id  bigint not null,
  drafted_by  text not null,
  approved_by text not null,
  known_from  timestamptz not null,
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (setting_id, known_from),
  foreign key (setting_id, drafted_by) references setting (id, drafted_by),
  constraint setting_second_person check (approved_by <> drafted_by or drafted_by = 'boligd'),
  constraint setting_version_order check (known_from < known_until)
);
create unique index setting_version_current on setting_version (setting_id) where known_until = 'infinity';

-- The value in force on a day: of the last day that has come, and of that day the last approved.
create function setting_on(name text, day date) returns text language sql stable
return (select s.value from setting s join setting_version v on v.setting_id = s.id and v.known_until = 'infinity'
        where s.name = setting_on.name and s.valid_from <= setting_on.day
        order by s.valid_from desc, v.known_from desc, s.id desc limit 1);

create view setting_now as
select s.id, s.name as setting, s.value, s.valid_from,
       case when v.setting_id is not null then
         (select min(n.valid_from) - 1 from setting n
          join setting_version w on w.setting_id = n.id and w.known_until = 'infinity'
          where n.name = s.name and n.valid_from > s.valid_from) end as valid_until,
       case when v.setting_id is null then
              case when exists (select from setting n where n.name = s.name and n.id > s.id) then 'replaced' else 'draft' end
            when exists (select from setting n join setting_version w on w.setting_id = n.id and w.known_until = 'infinity'
                         where n.name = s.name and n.valid_from = s.valid_from
                           and (w.known_from, n.id) > (v.known_from, s.id)) then 'replaced'
            else 'in_force' end as state,
       s.drafted_by, s.drafted_at, e.reason, v.approved_by, nullif(v.known_from, '-infinity') as approved_at
from setting s
join event e on e.id = s.event_id
left join setting_version v on v.setting_id = s.id and v.known_until = 'infinity';

-- Those shipped. How long files on citizens are kept was a table of its own.
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'settings.shipped') returning id, at
), drafted as (
  insert into setting (name, value, valid_from, drafted_by, drafted_at, event_id)
  select name, value, valid_from, 'boligd', shipped.at, shipped.id from shipped, (
    values ('offer_answer_days', '7', date '2000-01-01'), ('ranking', '-priority -waited_days referral', '2000-01-01'),
      ('retention_closed_referrals', '1825', '2000-01-01'), ('retention_refusals', '1825', '2000-01-01'),
      ('retention_moved_in', '1825', '2000-01-01'), ('retention_notes', '1825', '2000-01-01'),
      ('retention_requests', '30', '2000-01-01'), ('retention_reads', '1825', '2000-01-01')
    union all select 'retention_files', days::text, valid_from from file_retention where kind = 'referrals'
  ) s (name, value, valid_from)
  returning id, drafted_by, event_id
)
insert into setting_version (setting_id, drafted_by, approved_by, known_from, event_id)
select id, drafted_by, 'boligd', '-infinity', event_id from drafted;
drop table file_retention;
grant select, insert on setting, setting_version to bolig;
grant update (known_until) on setting_version to bolig;
grant select on setting_now to bolig;

-- What runs by itself, and what came of it the last time.
create table job (
  code   text primary key,
  ran_at timestamptz,
  done   int  -- how many things it did then
);
insert into job (code) values ('expiry'), ('recheck'), ('retention');
create view job_now as select row_number() over (order by code) as id, code as job, ran_at, done from job;
grant select on job, job_now to bolig;
grant update (ran_at, done) on job to bolig;

grant usage on all sequences in schema public to bolig;
