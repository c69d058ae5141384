-- How much a referral hastens (prioritet): 0 where nobody said.
alter table referral_version add column priority int not null default 0
  constraint referral_priority check (priority between 0 and 9);
