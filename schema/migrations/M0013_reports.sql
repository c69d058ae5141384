-- What was said of a file, in parts: a file can have millions of problems, and no program holds them all. Together the
-- parts are one JSON object in UTF-8: the first and the last line are the summary, every line between is a problem.

create table import_report_part (
  import_file_id bigint not null references import_file,
  part           int not null,
  bytes          bytea not null,      -- about 1 MB, cut anywhere
  primary key (import_file_id, part)
);

insert into import_report_part (import_file_id, part, bytes)
select id, ordinal / 4000 + 1, convert_to(string_agg(line, '' order by ordinal), 'UTF8')
from (
  select id, 0 as ordinal,
         format('{"added":%s,"changed":%s,"file":%s,"kind":%s,"problems":[', report -> 'added', report -> 'changed',
                report -> 'file', report -> 'kind') || E'\n' as line
  from import_file
  union all
  select i.id, p.ordinal,
         format('{"cell":%s,"code":%s,"column":%s,"found":%s,"hint":%s,"message":%s,"row":%s,"severity":%s}',
                p.said -> 'cell', p.said -> 'code', p.said -> 'column', p.said -> 'found', p.said -> 'hint',
                p.said -> 'message', p.said -> 'row', p.said -> 'severity')
         || case when p.ordinal < jsonb_array_length(i.report -> 'problems') then ',' else '' end || E'\n'
  from import_file i cross join jsonb_array_elements(i.report -> 'problems') with ordinality p (said, ordinal)
  union all
  select id, jsonb_array_length(report -> 'problems') + 1,
         format('],"read_as":{"delimiter":%s,"encoding":%s,"sheet":%s},"refused":%s,"rows":%s,"stored":%s,"unchanged":%s}',
                report -> 'read_as' -> 'delimiter', report -> 'read_as' -> 'encoding', report -> 'read_as' -> 'sheet',
                report -> 'refused', report -> 'rows', report -> 'stored', report -> 'unchanged') || E'\n'
  from import_file
) report_line
group by id, ordinal / 4000;

alter table import_file drop column report;

-- An import answered under a client's key keeps its number, and so the report is there once; both were written in one
-- transaction, at its instant.
update answered_request a set answer = json_build_object('number', i.id)::text
from import_file i join event e on e.id = i.event_id
where i.sent_at = a.answered_at and e.actor = a.actor and a.answer like '{"report":%';

grant select, insert on import_report_part to bolig;
