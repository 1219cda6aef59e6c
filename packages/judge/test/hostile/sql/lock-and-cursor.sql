-- Tries: to hold a lock and a cursor after the run.
-- Expected: finished
select pg_advisory_lock(1);
lock table item in access exclusive mode;
declare kept cursor with hold for select * from item;
listen anything;
prepare later as select 42;
