-- Tries: to list a folder.
-- Expected: raised
select pg_ls_dir('/');
