-- What statistics need beyond the first tables, once more: when a goal or a plan should be looked at again, and indexes
-- for what is open or running on a day.

-- After this day a figure that rests on the row is provisional; null is never.
alter table goal_version add column review_by date;
alter table planned_dwelling_version add column review_by date;
-- What was shipped was said by the committee's report of 2025 and is its to say anew. The goal before 2025 is history.
update goal_version set review_by = '2026-12-31' where known_from = '-infinity' and valid_until is null;
update planned_dwelling_version set review_by = '2026-12-31' where known_from = '-infinity';

-- What is open, or running, on a day: few rows of many, found by when they end.
create index referral_version_by_closed on referral_version (closed_on, referred_on);
create index referral_version_open on referral_version (known_until) where closed_on is null;
create index subsidy_version_by_end on subsidy_version (ends_on, starts_on);
-- The grants of an allocation for every K, not only the current ones.
create index subsidy_version_by_allocation on subsidy_version (allocation_id);
