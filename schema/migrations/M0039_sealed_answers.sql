-- An answer shows a case, its citizen's name with it: what is kept of it, for a client that asks again, is sealed under a
-- key of its own. Answers from before stay as they are until their time is over.
alter table answered_request
  alter column answer drop not null,
  add column seal_key bytea,
  add column sealed bytea,
  add constraint answered_request_answer
    check ((answer is null) = (sealed is not null) and (sealed is null) = (seal_key is null));
