-- Whoever may not see protected persons may still see one case once, and say why; an auditor looks at it afterwards.

create table break_glass (
  event_id    bigint primary key references event,
  referral_id bigint not null references referral,
  broken_by   text not null,
  broken_at   timestamptz not null,
  unique (event_id, broken_by)
);

create table break_glass_review (
  broken_event_id bigint not null,
  broken_by       text not null,
  outcome         text not null constraint break_glass_review_outcome check (outcome in ('approved', 'questioned')),
  reviewed_by     text not null,
  event_id        bigint not null references event,
  constraint break_glass_reviewed_once primary key (broken_event_id),
  foreign key (broken_event_id, broken_by) references break_glass (event_id, broken_by),
  constraint break_glass_second_person check (reviewed_by <> broken_by)
);

grant select, insert on break_glass, break_glass_review to bolig;
