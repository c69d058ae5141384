-- Reports of files of citizens quote their cells, so they are sealed as the file is, and files of the register are sealed
-- too. What is kept of before the service seals itself, for only it has the key (`retention`).
alter table import_file add column report_sealed boolean not null default false;
create index import_file_to_seal on import_file (id) where kind in ('referrals', 'register') and not report_sealed;

grant update (keep_until, report_sealed) on import_file to bolig;
grant update (bytes) on import_file_part, import_report_part to bolig;
grant delete on import_report_part to bolig;
