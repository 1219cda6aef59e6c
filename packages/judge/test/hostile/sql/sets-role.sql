-- Tries: to take the superuser's role.
-- Expected: raised
-- Then: a new process
set role postgres;
