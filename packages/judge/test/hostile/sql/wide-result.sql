-- Tries: to return one value that is too large.
-- Expected: output-limit
select repeat('x', 1000000) as text;
