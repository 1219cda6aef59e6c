-- Tries: to delete the database.
-- Expected: raised
drop database postgres;
