-- The service's own keys, wrapped as citizens' are, and which key of the service is in force.

-- That of the look-up hashes. The daemon makes it, for only it has the key that wraps.
create table service_key (
  purpose text primary key constraint service_key_known check (purpose = 'find'),
  wrapped bytea not null
);
-- Which key wraps new ones: a rotation says so here, and every daemon follows at its next transaction.
create table master_key (
  single      boolean primary key default true constraint master_key_single check (single),
  fingerprint bytea not null,
  since       timestamptz not null default now()
);
grant select, insert, update on service_key, master_key to bolig;
grant update (wrapped) on answered_request to bolig;

-- A key opens in its own row only, so a view that shows a note says which it is.
do $$
declare
  before text := pg_get_viewdef('allocation_now'::regclass);
  after  text := replace(before, $q$((encode(n.key, 'hex'::text) || ' '::text)$q$,
                         $q$((((n.id || ' '::text) || encode(n.key, 'hex'::text)) || ' '::text)$q$);
begin
  if after = before then raise exception 'allocation_now shows its note in another way'; end if;
  execute 'create or replace view allocation_now as ' || after;
end $$;

insert into job (code) values ('keys');
