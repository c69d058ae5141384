-- What must hold whoever writes, and at whatever instant: a unit is held or returned, never both; a version is known from the
-- one instant of its write; what a scheme covers is said in one place.

-- A unit held by an allocation and returned all the same was told so by a register beside an offer. Its citizen stays; the
-- return is undone.
with broken as (
  select r.unit_return_id from unit_return_version r
  where r.known_until = 'infinity' and not r.undone and exists (
    select from allocation_version l where l.received_unit_id = r.received_unit_id and l.known_until = 'infinity'
    and l.state in ('offered', 'accepted', 'moved_in'))
), repair as (
  insert into event (actor, request, action)
  select 'boligd', 'migration', 'units.repair' where exists (select from broken) returning id
), old as (
  update unit_return_version v set known_until = greatest(clock_timestamp(), v.known_from + interval '1 microsecond')
  from broken where v.unit_return_id = broken.unit_return_id and v.known_until = 'infinity' returning v.*
)
insert into unit_return_version
  (unit_return_id, received_unit_id, returned_on, return_reason, note, undone, known_from, event_id)
select unit_return_id, received_unit_id, returned_on, return_reason, note, true, known_until, repair.id from old, repair;

-- Who has a unit: one row for each that is held or returned now. A version that holds a unit or gives it back needs this row,
-- and there is room for one.
create table unit_taken (
  received_unit_id bigint constraint unit_taken_once primary key,
  taken_as         text not null constraint unit_taken_known check (taken_as in ('held', 'returned')),
  constraint unit_taken_as unique (received_unit_id, taken_as)
);
alter table allocation_version add column taken_as text generated always as (
  case when known_until = 'infinity' and state in ('offered', 'accepted', 'moved_in') then 'held' end) stored;
alter table unit_return_version add column taken_as text generated always as (
  case when known_until = 'infinity' and not undone then 'returned' end) stored;
insert into unit_taken (received_unit_id, taken_as)
select received_unit_id, taken_as from allocation_version where taken_as is not null
union all
select received_unit_id, taken_as from unit_return_version where taken_as is not null;
-- Looked at when the transaction ends, so that a step may free a unit and take it in any order.
alter table allocation_version add constraint unit_held foreign key (received_unit_id, taken_as)
  references unit_taken (received_unit_id, taken_as) deferrable initially deferred;
alter table unit_return_version add constraint unit_returned foreign key (received_unit_id, taken_as)
  references unit_taken (received_unit_id, taken_as) deferrable initially deferred;

-- Whoever acts on a unit or on a citizen locks its row, and for that may change it; there is nothing to change.
grant update (id) on received_unit, citizen to bolig;
grant select, insert, delete on unit_taken to bolig;
grant update (taken_as) on unit_taken to bolig;

-- A version's instant is that of its write, taken after the locks; the transaction's start is too early.
alter table association_version alter column known_from drop default;
alter table letting_agreement_version alter column known_from drop default;
alter table received_unit_version alter column known_from drop default;
alter table unit_return_version alter column known_from drop default;
alter table referral_version alter column known_from drop default;
alter table allocation_version alter column known_from drop default;
alter table subsidy_version alter column known_from drop default;
alter table subsidy_terms_version alter column known_from drop default;
alter table income_refusal_version alter column known_from drop default;
alter table standing_version alter column known_from drop default;
alter table parameter_set_version alter column known_from drop default;
alter table census_version alter column known_from drop default;

-- A bound of rents that the law changes is the figure of that name in force on the day, as amounts are.
alter table subsidy_terms_version
  add column rent_from_figure text, add column rent_to_figure text,
  add column benefit_rent text not null default 'before_subsidy'
    constraint subsidy_terms_benefit_rent check (benefit_rent in ('before_subsidy', 'after_subsidy')),
  add constraint subsidy_terms_rent_from_once check (rent_from is null or rent_from_figure is null),
  add constraint subsidy_terms_rent_to_once check (rent_to is null or rent_to_figure is null);
update subsidy_terms_version set open_until = '2025-01-01'
where scheme = 'state' and open_from = '2023-07-01' and open_until = '2026-01-01' and known_from = '-infinity';
with shipped as (
  insert into event (actor, request, action) values ('boligd', 'migration', 'subsidies.shipped') returning id
), terms as (
  insert into subsidy_terms (scheme) values ('state') returning id
)
insert into subsidy_terms_version (subsidy_terms_id, scheme, unit_type, rent_from_figure, rent_to_figure, amount_figure,
  open_from, open_until, known_from, event_id)
select terms.id, 'state', 'family', 'state_subsidy_rent_lowest', 'state_subsidy_rent_highest', 'state_subsidy_amount',
  '2025-01-01', '2026-01-01', '-infinity', shipped.id
from terms, shipped;

-- The terms as they are today, or were on their last day.
create or replace view subsidy_terms_now as
select t.id, v.scheme, v.unit_type, coalesce(v.rent_from, figure_on(v.rent_from_figure, d.day)) as rent_from,
       coalesce(v.rent_to, figure_on(v.rent_to_figure, d.day)) as rent_to,
       coalesce(v.amount, figure_on(v.amount_figure, d.day)) as amount,
       coalesce(v.tenant_payment, figure_on(v.tenant_payment_figure, d.day)) as tenant_payment, v.months_max,
       v.open_from, v.open_until
from subsidy_terms t
join subsidy_terms_version v on v.subsidy_terms_id = t.id and v.known_until = 'infinity'
cross join lateral (select least(v.open_until - 1, greatest(v.open_from, current_date)) as day) d;
