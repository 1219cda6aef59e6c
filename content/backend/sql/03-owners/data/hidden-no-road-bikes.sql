insert into customer (id, name, town) values (1, 'Hugo', 'Milford');
insert into bike (id, customer_id, make, kind) values
(1, 1, 'Giant', 'city'),
(2, null, 'Giant', 'road');
