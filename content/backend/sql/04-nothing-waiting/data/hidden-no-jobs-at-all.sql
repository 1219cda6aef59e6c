insert into customer (id, name, phone) values
(1, 'Ada', '5550101'),
(2, 'Bilal', null);
