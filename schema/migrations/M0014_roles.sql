-- Who may do what, as rows: an account has roles, a role has rights, an operation asks for a right.

create table role (code text primary key);
create table "right" (code text primary key);
create table role_right (
  role    text not null references role,
  "right" text not null references "right",
  primary key (role, "right")
);
insert into role values ('caseworker'), ('allocator'), ('statistician'), ('policy'), ('receiver'), ('association'),
  ('auditor'), ('administrator'), ('protected');
insert into "right" values ('read_status'), ('read_units'), ('read_cases'), ('read_statistics'), ('read_rates'),
  ('read_imports'), ('write_cases'), ('allocate'), ('receive'), ('send_files'), ('send_own_units'), ('import_register'),
  ('freeze'), ('set_policy'), ('read_events'), ('review'), ('administer'), ('read_protected');
insert into role_right
select role, unnest(string_to_array(rights, ' ')) from (values
  ('caseworker', 'read_status read_units read_cases read_statistics read_rates read_imports write_cases send_files'),
  ('allocator', 'read_status read_units read_cases read_statistics read_rates read_imports write_cases allocate send_files'),
  ('statistician', 'read_status read_statistics read_rates read_imports import_register freeze send_files'),
  ('policy', 'read_status read_units read_statistics read_rates set_policy'),
  ('receiver', 'read_status read_units read_imports receive send_files'),
  ('association', 'read_units read_imports send_files send_own_units'),
  ('auditor', 'read_status read_units read_cases read_statistics read_rates read_imports read_events review'),
  ('administrator', 'read_status administer'),
  ('protected', 'read_protected')
) shipped (role, rights);

-- The four roles of 0.1.0 become the ones that may what they could. An association's account is of nobody else.
alter table account drop constraint account_roles_known;
update account a set roles = (
  select array_agg(distinct becomes order by becomes)
  from unnest(a.roles) was, unnest(case was
    when 'caseworker' then array['caseworker', 'allocator', 'receiver']
    when 'operator' then array['administrator', 'policy', 'receiver', 'statistician']
    else array[was] end) becomes);
alter table account
  add constraint account_roles_known check (
    roles <@ array['caseworker', 'allocator', 'statistician', 'policy', 'receiver', 'association', 'auditor',
                   'administrator', 'protected'] and cardinality(roles) > 0),
  add constraint account_association_alone check (not 'association' = any (roles) or cardinality(roles) = 1);

-- An event's action is the name of its operation.
update event set action = case action
    when 'allocations.move-in' then 'allocations.move_in'
    when 'referrals.refer-again' then 'referrals.refer_again'
    else 'imports.create' end
where action in ('allocations.move-in', 'referrals.refer-again', 'units.import', 'register.import', 'census.import',
                 'referrals.import');

grant select on role, "right", role_right to bolig;
