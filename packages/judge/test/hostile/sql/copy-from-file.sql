-- Tries: to read a file.
-- Expected: raised
copy item from '/etc/passwd';
