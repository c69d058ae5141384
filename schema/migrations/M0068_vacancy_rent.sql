-- The day of a return is paid for, also on that day itself.
create or replace function vacancy_rent(
  rent bigint, received_on date, available_from date, ended_on date, returned_on date, day date
) returns bigint language sql immutable parallel safe
return case when available_from is not null then
  (vacancy_days(received_on, available_from, coalesce(returned_on + 1, ended_on), greatest(day, returned_on + 1))
   * round(rent * 12 / 365.0))::bigint
end;
