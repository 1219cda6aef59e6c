-- Tries: to keep data outside the tables.
-- Expected: raised
select lo_create(0);
