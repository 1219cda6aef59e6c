insert into customer (id, name, phone) values
(21, 'Ida', null),
(22, 'Ida', null),
(23, 'Hugo', '5550123'),
(24, 'Hugo', '5550124');
insert into job (ticket, customer_id, task, status) values
(51, 23, 'brakes', 'waiting'),
(52, 23, 'new chain', 'waiting'),
(53, 24, 'new chain', 'done'),
(54, 24, 'wheel', 'working');
