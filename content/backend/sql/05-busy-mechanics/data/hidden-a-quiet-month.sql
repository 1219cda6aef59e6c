insert into work (id, mechanic, minutes, done_on) values
(41, 'Noor', 30, '2026-03-05'),
(42, 'Noor', 30, '2026-03-06'),
(43, 'Pia', 30, '2026-04-05'),
(44, 'Pia', 30, '2026-04-06'),
(45, 'Pia', 30, '2026-04-07');
