insert into customer (id, name, town) values
(5, 'Ida', 'Eastbrook'),
(6, 'Ida', 'Hollin'),
(7, 'Gro', 'Hollin');
insert into bike (id, customer_id, make, kind) values
(7, 5, 'Cube', 'road'),
(5, 6, 'Cube', 'road'),
(6, 6, 'Peugeot', 'cargo');
