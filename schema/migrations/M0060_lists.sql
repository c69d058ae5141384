-- An association's last list in one row: a row for each of its units cost a fifth of an import.
create table association_list (
  association_id bigint primary key references association,
  -- Receipts, those still open of which the next list lacks are told of.
  units          bigint[] not null
);
insert into association_list (association_id, units)
select association_id, array_agg(received_unit_id order by received_unit_id) from listed_unit group by association_id;
drop table listed_unit;
grant select, insert, update on association_list to bolig;

-- Where nobody waits nothing is kept of any unit, and each has nobody.
delete from unit_standing where not exists (select from waiting_place);

-- Bits of thousands who wait are read for every open unit, and unpacking them took longer than counting them.
alter table unit_standing alter column passes set storage external;
alter table unit_standing_saved alter column saved set storage external;
