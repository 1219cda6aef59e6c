-- Tries: to sleep past the limit.
-- Expected: time-limit
select pg_sleep(3600);
