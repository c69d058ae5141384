-- What is said beside a step is sealed like a name. What stands unsealed from before is sealed by the daemon when it starts,
-- for the database has no key.

create table step_note (
  id       bigint generated always as identity primary key,
  event_id bigint not null references event,
  key      bytea,                -- wrapped; both go when the note is forgotten
  sealed   bytea,
  plain    text,                 -- as it was written before notes were sealed
  constraint step_note_sealed check ((key is null) = (sealed is null) and (plain is null or key is null))
);
create index step_note_by_event on step_note (event_id);
create index step_note_plain on step_note (id) where plain is not null;
create index referral_note_by_event on referral_note (event_id);

alter table allocation_version add column note_id bigint references step_note;
alter table unit_return_version add column note_id bigint references step_note;
-- Of a parking or a closing: one of the referral's own notes.
alter table referral_version add column note_id bigint references referral_note;

-- A note is of the step that first said it; later versions say the same.
with said as (
  select allocation_id as id, note, min(event_id) as event_id from allocation_version where note is not null group by 1, 2
), kept as (
  insert into step_note (event_id, plain) select distinct event_id, note from said returning id, event_id, plain
)
update allocation_version v set note_id = kept.id
from said join kept on kept.event_id = said.event_id and kept.plain = said.note
where said.id = v.allocation_id and said.note = v.note;
with said as (
  select unit_return_id as id, note, min(event_id) as event_id from unit_return_version where note is not null group by 1, 2
), kept as (
  insert into step_note (event_id, plain) select distinct event_id, note from said returning id, event_id, plain
)
update unit_return_version v set note_id = kept.id
from said join kept on kept.event_id = said.event_id and kept.plain = said.note
where said.id = v.unit_return_id and said.note = v.note;
update referral_version v set note_id = n.id from referral_note n
where n.event_id = v.event_id and n.referral_id = v.referral_id;

-- The note as it is sealed: key and text in hexadecimal.
drop view allocation_now;
alter table allocation_version drop column note;
alter table unit_return_version drop column note;
create view allocation_now as
select l.id, l.id as allocation, l.received_unit_id as unit, l.referral_id as referral, l.citizen_id, v.state, v.open,
       v.offered_on, v.answer_by, v.accepted_on, v.declined_on, v.planned_on, v.moved_in_on, v.expired_on, v.cancelled_on,
       v.reason, (select w.side from answer_reason w where w.code = v.reason
                  and daterange(w.valid_from, w.valid_until) @> coalesce(v.declined_on, v.cancelled_on)) as side,
       v.barred_until, encode(n.key, 'hex') || ' ' || encode(n.sealed, 'hex') as note, v.income_check_id as check,
       u.address, u.rent,
       coalesce((select s.scheme from subsidy_version s
                 where s.allocation_id = l.id and s.known_until = 'infinity' and not s.undone
                 order by s.starts_on desc limit 1), v.scheme) as scheme
from allocation l
join allocation_version v on v.allocation_id = l.id and v.known_until = 'infinity'
join received_unit_version u on u.received_unit_id = l.received_unit_id and u.known_until = 'infinity'
left join step_note n on n.id = v.note_id;
grant select on allocation_now to bolig;

-- An answer that is given again may say what was said of somebody, so it is sealed too. Those kept open are soon forgotten.
alter table answered_request add column wrapped bytea, add column sealed bytea, alter column answer drop not null,
  add constraint answered_request_answer check ((answer is null) = (sealed is not null) and (wrapped is null) = (sealed is null));

grant select, insert on step_note to bolig;
grant update (key, sealed, plain) on step_note to bolig;
grant usage on all sequences in schema public to bolig;
