-- An auditor reads everything: also whether what is to be forgotten, and sealed, was.
insert into "right" values ('read_jobs');
insert into role_right values ('auditor', 'read_jobs'), ('administrator', 'read_jobs');
