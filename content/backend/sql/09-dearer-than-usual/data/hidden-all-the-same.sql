insert into job (ticket, bike, task, price) values
(11, 'hire bike', 'wheel', 60.00),
(12, 'hire bike', 'wheel', 60.00),
(13, 'hire bike', 'brakes', 30.00),
(14, 'hire bike', 'brakes', 50.00);
