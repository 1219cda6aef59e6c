-- Tries: to build a text of a gigabyte.
-- Expected: memory-limit|raised|time-limit|output-limit
select repeat(repeat('waymark', 1000000), 100) as text;
