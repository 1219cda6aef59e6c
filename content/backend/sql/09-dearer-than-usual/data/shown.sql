insert into job (ticket, bike, task, price) values
(901, 'red Peugeot', 'flat tyre', 14.00),
(902, 'blue Giant', 'flat tyre', 22.00),
(903, 'green Trek', 'flat tyre', 15.00),
(904, 'cargo bike', 'brakes', 52.00),
(905, 'black Cube', 'brakes', 38.00),
(906, 'blue Giant', 'full service', 120.00),
(907, 'race bike', 'full service', null);
