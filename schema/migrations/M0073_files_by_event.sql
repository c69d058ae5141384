-- Who said a fact of a unit is asked by the event of a version: without this every file there ever was is read for one unit.
create index import_file_by_event on import_file (event_id);
