insert into job (ticket, bike, task, price) values
(21, 'race bike', 'flat tyre', 10.00),
(22, 'race bike', 'flat tyre', 20.00),
(23, 'race bike', 'flat tyre', 21.00),
(24, 'race bike', 'full service', 100.00),
(25, 'race bike', 'full service', 110.00),
(26, 'race bike', 'full service', 150.00),
(27, 'race bike', 'full service', null);
