insert into job (ticket, bike, task, status, price, booked_on) values
(601, 'blue Giant', 'flat tyre', 'waiting', 14.00, '2026-03-12'),
(602, 'green Trek', 'flat tyre', 'waiting', null, '2026-03-13'),
(603, 'cargo bike', 'flat tyre', 'done', 14.00, '2026-03-02'),
(604, 'black Cube', 'brakes', 'waiting', 38.00, '2026-03-10'),
(605, 'blue Giant', 'full service', 'cancelled', 120.00, '2025-11-20'),
(606, 'old tandem', 'wheel', 'cancelled', null, '2026-02-01'),
(607, 'race bike', 'new chain', 'done', 45.50, '2025-12-18');
