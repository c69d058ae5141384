-- The codes of a unit are checked in the row. A foreign key looks each of them up in a table of two to five rows, six times
-- a version: of following 100,000 versions, most codes unknown, that took a quarter of the time. The tables stay, as the
-- lists that whoever reads the database finds them in.
alter table received_unit_version
  drop constraint received_unit_version_unit_type_fkey,
  drop constraint received_unit_version_heating_fkey,
  drop constraint received_unit_version_hot_water_fkey,
  drop constraint received_unit_version_electricity_fkey,
  drop constraint received_unit_version_water_fkey,
  drop constraint received_unit_version_maintenance_fkey,
  add constraint received_unit_type check (unit_type in ('family', 'youth', 'elderly', 'special', 'private')),
  add constraint received_unit_heating_code check (heating in ('included', 'separate')),
  add constraint received_unit_hot_water_code check (hot_water in ('included', 'separate')),
  add constraint received_unit_electricity_code check (electricity in ('included', 'separate')),
  add constraint received_unit_water_code check (water in ('included', 'separate')),
  add constraint received_unit_maintenance_code check (maintenance in ('landlord', 'painting', 'all'));
alter table subsidy_terms_version
  drop constraint subsidy_terms_version_unit_type_fkey,
  add constraint subsidy_terms_unit_type check (unit_type in ('family', 'youth', 'elderly', 'special', 'private'));
