-- Tries: to delete the exercise.
-- Expected: finished
drop schema exercise cascade;
