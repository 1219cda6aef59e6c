-- Tries: to return more than may be returned.
-- Expected: output-limit|finished
select repeat('x', 1000) from generate_series(1, 5000);
