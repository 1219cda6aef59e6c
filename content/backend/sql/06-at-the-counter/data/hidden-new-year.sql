insert into job (ticket, bike, task, status, price, booked_on) values
(11, 'blue Giant', 'brakes', 'cancelled', 38.00, '2025-12-31'),
(12, 'blue Giant', 'brakes', 'cancelled', 38.00, '2026-01-01'),
(13, 'cargo bike', 'wheel', 'cancelled', null, '2026-01-02'),
(14, 'cargo bike', 'wheel', 'done', 60.00, '2025-12-30'),
(15, 'race bike', 'flat tyre', 'waiting', 14.00, '2026-01-03');
