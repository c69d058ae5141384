-- Bits of thousands who wait are read for every open unit, and unpacking them took longer than counting them.
alter table unit_standing alter column passes set storage external;
alter table unit_standing_saved alter column saved set storage external;
