-- The same two functions, parsed when they are made, so that a dump of the schema loads in its own order.

create or replace function own_association() returns bigint language sql stable security definer
set search_path = public, pg_temp
return (select id from association where number = current_setting('bolig.association', true));

create or replace function is_own_file(file bigint) returns boolean language sql stable security definer
set search_path = public, pg_temp
return exists (
    select from import_file f where f.id = file and f.kind in ('units', 'vacancies')
      and (f.association_id = own_association() or exists (
        select from import_file_association a where a.import_file_id = f.id and a.association_id = own_association())))
  and not exists (
    select from import_file_association a where a.import_file_id = file and a.association_id <> own_association())
  and not exists (
    select from import_file f where f.id = file and f.association_id <> own_association());
