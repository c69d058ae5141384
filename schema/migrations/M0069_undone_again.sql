-- A step whose undoing was undone, and stands again by a third, was told to stand. The latest first: what undid each stands or
-- not by then.
update step set undone_by = null where undone_by is not null;
do $$ declare undoing record; begin
  for undoing in select event_id, undoes from step where undoes is not null order by event_id desc loop
    update step set undone_by = undoing.event_id
    where event_id = undoing.undoes and exists (select from step u where u.event_id = undoing.event_id and u.undone_by is null);
  end loop;
end $$;
