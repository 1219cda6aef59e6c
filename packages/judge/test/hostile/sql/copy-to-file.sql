-- Tries: to write a file.
-- Expected: raised
copy item to '/tmp/waymark-hostile';
