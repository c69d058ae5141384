-- Dwellings that became vacant, as associations tell them for each department and month.

create table vacancy (
  id            bigint generated always as identity primary key,
  department_id bigint not null references department,
  month         date not null constraint vacancy_month check (extract(day from month) = 1),
  constraint vacancy_month_taken unique (department_id, month)
);
create table vacancy_version (
  vacancy_id  bigint not null references vacancy,
  vacant      int not null constraint vacancy_vacant check (vacant >= 0),
  known_from  timestamptz not null default now(),
  known_until timestamptz not null default 'infinity',
  event_id    bigint not null references event,
  primary key (vacancy_id, known_from),
  constraint vacancy_version_order check (known_from < known_until)
);
create unique index vacancy_version_current on vacancy_version (vacancy_id) where known_until = 'infinity';

create view vacancy_now as
select v.id, a.number as association, d.number as department, v.month, w.vacant, v.department_id
from vacancy v
join vacancy_version w on w.vacancy_id = v.id and w.known_until = 'infinity'
join department d on d.id = v.department_id
join association a on a.id = d.association_id;

grant select, insert on vacancy, vacancy_version to bolig;
grant update (known_until) on vacancy_version to bolig;
grant select on vacancy_now to bolig;
