insert into job (ticket, bike, task, price) values
(22, 'folding bike', 'brakes', null),
(28, 'race bike', 'new chain', 0.00),
(25, 'race bike', 'wheel', 30.00),
(21, 'old tandem', 'full service', null);
