insert into job (ticket, bike, task, status, booked_on) values (900, 'red Peugeot', 'new chain', 'waiting', '2026-03-14');
update job set price = 18 where task = 'flat tyre' and status = 'waiting';
delete from job where status = 'cancelled';
