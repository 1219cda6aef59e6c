-- Tries: to set what may not be set through the view of the settings.
-- Expected: raised
update pg_settings set setting = 'postgres' where name = 'session_' || 'authorization';
