-- Tries: to leave something behind, in a transaction that looks like ours.
-- Expected: finished
-- Then: a new process
commit; create schema left_behind; create table left_behind.note as select 'from before' as words;
begin; drop schema exercise cascade; commit;
begin; create schema exercise; savepoint given;
