-- Tries: to make its damage last.
-- Expected: finished
drop table item; commit;
