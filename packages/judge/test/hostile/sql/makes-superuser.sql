-- Tries: to make itself a superuser.
-- Expected: raised
alter role learner superuser;
