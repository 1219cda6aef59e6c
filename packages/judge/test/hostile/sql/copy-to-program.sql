-- Tries: to start a program.
-- Expected: raised
copy (select 1) to program 'id';
