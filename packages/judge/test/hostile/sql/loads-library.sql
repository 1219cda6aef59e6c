-- Tries: to load a library.
-- Expected: raised
load '/usr/lib/libc.so';
