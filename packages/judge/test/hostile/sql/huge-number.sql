-- Tries: to compute a number that takes for ever.
-- Expected: time-limit|raised|output-limit
select factorial(100000) as n;
