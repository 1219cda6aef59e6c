-- Tries: to change the settings of the server.
-- Expected: raised
alter system set shared_preload_libraries = 'x';
