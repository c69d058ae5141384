-- What a file said of a value that a hand had entered: the same. Nothing changes by that, so no version says it, and still
-- a file has had the value: one that goes back to it after a later file's has an older value.

create table unit_value_repeated (
  received_unit_id bigint not null references received_unit,
  -- Of the version that stood.
  known_from       timestamptz not null,
  -- As in the file.
  "column"         text not null,
  event_id         bigint not null references event,
  primary key (received_unit_id, known_from, "column")
);

create table referral_value_repeated (
  referral_id bigint not null references referral,
  known_from  timestamptz not null,
  "column"    text not null,
  event_id    bigint not null references event,
  primary key (referral_id, known_from, "column")
);
grant select, insert on unit_value_repeated, referral_value_repeated to bolig;
