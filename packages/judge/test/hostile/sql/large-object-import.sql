-- Tries: to read a file as a large object.
-- Expected: raised
select lo_import('/etc/passwd');
