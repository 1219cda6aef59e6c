insert into job (ticket, bike, task, status, price, booked_on) values
(31, 'hire bike', 'wheel', 'done', 61.00, '2025-03-01'),
(32, 'race bike', 'flat tyre', 'done', 16.00, '2026-03-01');
