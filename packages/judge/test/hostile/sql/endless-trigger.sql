-- Tries: to recurse in a trigger until the stack is gone.
-- Expected: crashed|raised
create function again() returns trigger language plpgsql as $$ begin insert into item values (new.id + 1, 'x'); return new; end $$;
create trigger t before insert on item for each row execute function again();
insert into item values (1000, 'x');
