-- Tries: to leave a prepared statement behind.
-- Expected: finished
prepare honest as select 1;
