-- Tries: to end the database's own process.
-- Expected: raised
select pg_terminate_backend(pg_backend_pid());
