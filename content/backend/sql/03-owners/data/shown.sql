insert into customer (id, name, town) values
(1, 'Ada', 'Milford'),
(2, 'Bilal', 'Eastbrook'),
(3, 'Chen', 'Milford'),
(4, 'Dora', 'Hollin');
insert into bike (id, customer_id, make, kind) values
(1, 2, 'Peugeot', 'road'),
(2, 1, 'Giant', 'city'),
(3, 3, 'Trek', 'road'),
(4, null, 'Cube', 'road'),
(5, 2, 'Cube', 'cargo'),
(6, null, 'Cube', 'city');
