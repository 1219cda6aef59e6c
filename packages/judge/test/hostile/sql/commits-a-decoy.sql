-- Tries: to leave a table behind that the next run would find.
-- Expected: finished|raised
commit; create table public.item (id int); create schema exercise;
