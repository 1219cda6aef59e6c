insert into customer (id, name, phone) values
(11, 'Emil', '5550111'),
(12, 'Fatou', '5550112'),
(13, 'Gro', '5550113');
insert into job (ticket, customer_id, task, status) values
(31, 11, 'brakes', 'waiting'),
(32, null, 'wheel', 'waiting'),
(33, 12, 'wheel', 'done'),
(34, 12, 'wheel', 'done');
