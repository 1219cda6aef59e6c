-- Tries: to loop for ever in a block of code.
-- Expected: time-limit
do $$ begin loop end loop; end $$;
