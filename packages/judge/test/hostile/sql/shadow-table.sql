-- Tries: to answer our own questions with a table of its own.
-- Expected: finished
create temp table item (id int, name text);
insert into pg_temp.item values (42, 'forged');
