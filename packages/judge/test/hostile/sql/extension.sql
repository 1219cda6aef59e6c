-- Tries: to load an extension that reaches the network.
-- Expected: raised
create extension dblink;
