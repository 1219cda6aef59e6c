insert into job (ticket, bike, task, price) values
(15, 'old tandem', 'brakes', null),
(12, 'race bike', 'new chain', null),
(18, 'race bike', 'wheel', 30.00),
(11, 'old tandem', 'full service', null);
