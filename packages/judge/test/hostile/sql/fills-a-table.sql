-- Tries: to fill the memory with rows.
-- Expected: time-limit|memory-limit
insert into item select g, repeat('x', 1000) from generate_series(100, 100000000) g;
