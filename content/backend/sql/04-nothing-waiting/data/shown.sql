insert into customer (id, name, phone) values
(1, 'Ada', '5550101'),
(2, 'Bilal', '5550102'),
(3, 'Chen', null),
(4, 'Dora', '5550104');
insert into job (ticket, customer_id, task, status) values
(401, 1, 'flat tyre', 'done'),
(402, 1, 'brakes', 'waiting'),
(403, 2, 'new chain', 'done'),
(404, 2, 'wheel', 'working'),
(405, 4, 'full service', 'waiting'),
(406, null, 'brakes', 'done');
