insert into job (ticket, bike, task, price) values
(205, 'green Trek', 'brakes', 38.00),
(201, 'red Peugeot', 'full service', 120.00),
(204, 'cargo bike', 'wheel', null),
(206, 'blue Giant', 'new chain', 45.50),
(202, 'black Cube', 'brakes', 45.50),
(203, 'blue Giant', 'flat tyre', 14.00);
