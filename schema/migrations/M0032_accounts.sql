-- Accounts that end by themselves, and an association's own.

alter table account
  add column expires_at timestamptz,
  add column association_id bigint references association,
  add constraint account_association_named check (association_id is null or 'association' = any (roles));
grant update (expires_at, association_id) on account to bolig;
