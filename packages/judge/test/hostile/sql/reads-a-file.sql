-- Tries: to read a file.
-- Expected: raised
select pg_read_file('/etc/passwd');
