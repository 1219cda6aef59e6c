insert into job (ticket, bike, task, status, price, booked_on) values
(61, 'hire bike', 'wheel', 'waiting', 70.00, '2026-06-01'),
(62, 'hire bike', 'wheel', 'waiting', 70.00, '2026-06-01'),
(63, 'hire bike', 'wheel', 'done', 70.00, '2026-06-01'),
(64, 'hire bike', 'flat tyre', 'waiting', 15.00, '2026-06-02');
