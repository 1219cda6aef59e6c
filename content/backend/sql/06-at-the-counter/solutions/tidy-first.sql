delete from job where status = 'cancelled' and extract(year from booked_on) < 2026;
update job set price = 18.00 where status = 'waiting' and task like 'flat tyre';
insert into job values (900, 'red Peugeot', 'new chain', 'waiting', null, date '2026-03-14');
