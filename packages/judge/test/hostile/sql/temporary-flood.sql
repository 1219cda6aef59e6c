-- Tries: to fill the memory with a temporary table.
-- Expected: time-limit|memory-limit
create temp table flood as select repeat(md5(number::text), 1000) as words from generate_series(1, 2000000) number;
