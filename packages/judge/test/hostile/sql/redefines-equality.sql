-- Tries: to make everything equal to everything for the questions that come after.
-- Expected: raised|finished
create function exercise.always(int, int) returns boolean language sql as 'select true';
create operator exercise.= (leftarg = int, rightarg = int, procedure = exercise.always);
alter schema exercise rename to gone;
create schema exercise;
create table exercise.item (id int, name text);
