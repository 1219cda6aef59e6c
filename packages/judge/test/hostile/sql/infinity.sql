-- Tries: to be near to every number.
-- Expected: finished
select 'Infinity'::float8 as id, 'one' as name;
