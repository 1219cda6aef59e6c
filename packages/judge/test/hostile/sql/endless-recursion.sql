-- Tries: to recurse without end in a query.
-- Expected: time-limit|memory-limit
with recursive loop(n) as (select 1 union all select n from loop) select count(*) from loop;
