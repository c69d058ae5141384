-- What files say beside what is kept already.

-- How much a referral hastens (prioritet): 0 where nobody said.
alter table referral_version add column priority int not null default 0
  constraint referral_priority check (priority between 0 and 9);

-- The units of each association's last list: those still open that the next one lacks are told of.
create table listed_unit (
  association_id   bigint not null references association,
  received_unit_id bigint not null references received_unit,
  primary key (association_id, received_unit_id)
);
grant select, insert, delete on listed_unit to bolig;
