insert into job (ticket, bike, task, price) values
(48, 'folding bike', 'wheel', 60.00),
(43, 'race bike', 'brakes', 60.00),
(49, 'old tandem', 'new chain', 60.00),
(41, 'hire bike', 'full service', 60.00),
(45, 'hire bike', 'brakes', 60.00);
