-- Events are sealed after the fact: a seal lists the events it covers with their hashes, and has the hash of the seal before.

create table seal (
  number      bigint primary key,      -- from 1, without gaps
  previous    bytea not null,          -- the hash of the seal before
  floor       bigint not null,         -- every event to here is in this seal or an earlier one
  highest     bigint not null,         -- the highest event that could be seen
  transaction xid8 not null,           -- that wrote the seal
  sealed_at   timestamptz not null,
  events      int not null,            -- how many it covers
  last_event  bigint,
  leaves      bytea not null,          -- of each event: number, hash of its place, hash of all of it
  hash        bytea not null
);
-- Hashes do not compress.
alter table seal alter column leaves set storage external;
-- Append-only for the daemon's role, as events are.
grant select, insert on seal to bolig;

-- Whom new look-ups showed is read every second, so the index must know of them before the next vacuum.
alter index event_citizen_by_event set (autosummarize = on);

insert into job (code) values ('seal'), ('heads');
