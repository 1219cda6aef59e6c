-- Tries: to become the superuser by a name that is written in numbers, and to spoil the database's files.
-- Expected: finished
-- Then: a new process
set U&"session_autho\0072ization" = 'postgres';
copy (select repeat('spoilt', 2000)) to '/pglite/data/global/pg_filenode.map';
