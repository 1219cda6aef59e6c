insert into job (ticket, bike, task, status, price, booked_on) values
(101, 'red Peugeot', 'flat tyre', 'done', 14.00, '2026-03-02'),
(102, 'blue Giant', 'new chain', 'waiting', 45.50, '2026-03-02'),
(103, 'cargo bike', 'brakes', 'waiting', 40.00, '2026-03-03'),
(104, 'green Trek', 'flat tyre', 'waiting', 14.00, '2026-03-03'),
(105, 'black Cube', 'full service', 'working', 120.00, '2026-03-04'),
(106, 'red Peugeot', 'wheel', 'done', 64.00, '2026-03-05'),
(107, 'blue Giant', 'brakes', 'done', 38.00, '2026-03-05');
