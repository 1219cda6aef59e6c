-- Tries: to call itself until the stack is gone, without a word that would give it away.
-- Expected: crashed|raised
create function f(n int) returns int return n + 1;
create or replace function f(n int) returns int return f(n + 1);
select f(1);
