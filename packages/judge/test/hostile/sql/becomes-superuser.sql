-- Tries: to become the superuser by set_config.
-- Expected: raised
select set_config('session_authorization', 'postgres', false);
