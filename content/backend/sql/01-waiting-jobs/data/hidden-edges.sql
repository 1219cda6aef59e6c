insert into job (ticket, bike, task, status, price, booked_on) values
(9, 'old tandem', 'brakes', 'waiting', 39.50, '2026-01-07'),
(4, 'old tandem', 'new chain', 'waiting', 40.00, '2026-01-07'),
(7, 'folding bike', 'wheel', 'waiting', 40.50, '2026-01-08'),
(2, 'folding bike', 'full service', 'working', 95.00, '2026-01-08'),
(5, 'race bike', 'new chain', 'done', 41.00, '2026-01-09'),
(1, 'race bike', 'flat tyre', 'waiting', 12.00, '2026-01-09');
