-- Tries: to read what a program prints.
-- Expected: raised
copy item from program 'cat /etc/passwd';
