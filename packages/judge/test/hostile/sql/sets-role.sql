-- Tries: to take the superuser's role.
-- Expected: raised
set role postgres;
