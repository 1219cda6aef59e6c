-- Tries: to change the catalog.
-- Expected: raised
update pg_authid set rolsuper = true;
