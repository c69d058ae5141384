-- Who looked at whom, and what for: an event `read`, and the citizens it showed.

-- Of a look-up that showed more than 100 there is only how many (`details`). There is no foreign key to the citizen: it
-- would lock whom one looks at, so that who looks would wait for who writes.
create table event_citizen (
  citizen_id bigint not null,
  event_id   bigint not null references event,
  primary key (citizen_id, event_id)
);
-- Rows come in the order of their events, so the small index finds those of an event that is forgotten.
create index event_citizen_by_event on event_citizen using brin (event_id);

-- Look-ups are most of all events: what was done is found without reading them, and so are those of long lists.
create index event_done on event (id) where action <> 'read';
create index event_read_long on event (at) where action = 'read' and (details ->> 'citizens')::int > 100;

-- Look-ups that were noted before, each in its own way.
update event set action = 'read', details = details || jsonb_build_object('operation', action)
where action in ('referrals.find', 'statistics.cases', 'referrals.show');

grant select, insert on event_citizen to bolig;
