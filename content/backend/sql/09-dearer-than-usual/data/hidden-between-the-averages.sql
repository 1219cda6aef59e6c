insert into job (ticket, bike, task, price) values
(31, 'old tandem', 'brakes', 30.00),
(32, 'folding bike', 'brakes', 36.00),
(33, 'race bike', 'brakes', 60.00),
(34, 'race bike', 'brakes', 42.00),
(35, 'old tandem', 'wheel', 80.00);
