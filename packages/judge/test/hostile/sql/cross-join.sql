-- Tries: to multiply tables until nothing else runs.
-- Expected: time-limit|memory-limit
select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b, generate_series(1, 100000) c;
