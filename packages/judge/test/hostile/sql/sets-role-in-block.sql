-- Tries: to take the superuser's role in a block of code.
-- Expected: raised
-- Then: a new process
do $$ begin execute 'set role postgres'; end $$;
