insert into job (ticket, bike, task, status, price, booked_on) values
(21, 'hire bike', 'flat tyre', 'waiting', 12.00, '2026-03-01'),
(22, 'hire bike', 'flat tyre', 'working', 12.00, '2026-03-01'),
(23, 'hire bike', 'flat tyre', 'done', 12.00, '2026-03-01'),
(24, 'hire bike', 'flat tyre', 'cancelled', 12.00, '2025-03-01'),
(25, 'hire bike', 'flat tyre', 'waiting', null, '2024-03-01'),
(26, 'hire bike', 'new chain', 'waiting', 44.00, '2025-03-01');
