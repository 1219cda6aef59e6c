-- Tries: to search with a pattern that backtracks without end.
-- Expected: time-limit|finished|raised
select repeat('a', 40) || 'b' ~ '^(a+)+(a+)+(a+)+\1\2\3$';
