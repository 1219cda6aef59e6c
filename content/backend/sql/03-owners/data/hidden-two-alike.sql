insert into customer (id, name, town) values
(11, 'Emil', 'Hollin'),
(12, 'Fatou', 'Milford');
insert into bike (id, customer_id, make, kind) values
(12, 11, 'Trek', 'road'),
(13, 11, 'Trek', 'road'),
(11, 12, 'Giant', 'road'),
(14, 12, 'Giant', 'city'),
(15, null, 'Peugeot', 'road');
