-- The day of the last of a referral's earlier steps that no other column of the row tells: of a parking that was followed by
-- another or by a closing, or of an opening. No later step lies before it, and none is corrected to. Of rows from before
-- this nothing is known of it; what their own columns tell is still held to.
alter table referral_version add column last_step_on date;
