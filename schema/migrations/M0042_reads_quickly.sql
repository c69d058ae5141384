-- Event and citizens of a look-up are written in one statement; to look up the event again for each citizen took most of
-- the time that noting takes.
alter table event_citizen drop constraint event_citizen_event_id_fkey;
