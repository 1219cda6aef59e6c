-- Tries: to produce rows without end.
-- Expected: time-limit|memory-limit
select generate_series(1, 1000000000000) as n;
