-- The ground everything stands on: who may do what, who did what, and which requests were answered.
--
-- Two roles. The owner migrates and owns; the daemon's role `bolig` reads, inserts, and may change only the few
-- columns that are granted to it here: it can neither alter, drop, update facts in place nor delete history.

create extension if not exists btree_gist;

-- People and programs that may ask. A token is kept only as its SHA-256.
create table account (
  id          bigint generated always as identity primary key,
  name        text not null constraint account_name_taken unique
              constraint account_name_form check (name ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
  roles       text[] not null
              constraint account_roles_known check (roles <@ array['caseworker', 'statistician', 'auditor', 'operator']
                                                    and cardinality(roles) > 0),
  token_hash  bytea not null constraint account_token_taken unique,
  created_at  timestamptz not null default now(),
  closed_at   timestamptz
);

-- Who did it and why, written in the transaction that did it. Append-only: no update, no delete is granted.
create table event (
  id          bigint generated always as identity primary key,
  at          timestamptz not null default now(),
  transaction xid8 not null default pg_current_xact_id(),
  actor       text not null,
  request     text not null,          -- the request id, as in the log and in the answer
  action      text not null,          -- units.import, allocations.accept …
  subject     text,                   -- U-1042, R-310 … where one thing is meant
  reason      text,
  details     jsonb not null default '{}'
);
create index event_by_subject on event (subject, id) where subject is not null;

-- Answers already given under a client's idempotency key, so that a retry after a broken connection acts once.
create table answered_request (
  actor        text not null,
  key          text not null,
  request_hash bytea not null,        -- another request under the same key is refused
  answer       text not null,
  answered_at  timestamptz not null default now(),
  primary key (actor, key)
);
create index answered_request_by_age on answered_request (answered_at);

grant usage on schema public to bolig;
grant select, insert on account, event to bolig;
grant update (roles, token_hash, closed_at) on account to bolig;
grant select, insert, delete on answered_request to bolig;
