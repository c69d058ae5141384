-- A seal says how old what comes after it can be: every transaction before that one was over, and all its events are sealed.
-- Null where more than one seal was needed for what there was.
alter table seal add column oldest xid8;
