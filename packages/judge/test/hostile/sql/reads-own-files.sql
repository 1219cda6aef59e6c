-- Tries: to read the database's own files.
-- Expected: raised
select pg_read_file('PG_VERSION');
