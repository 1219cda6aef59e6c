insert into job (ticket, bike, task, status, price, booked_on) values
(31, 'old tandem', 'brakes', 'working', 52.00, '2026-05-02'),
(32, 'race bike', 'new chain', 'done', 47.00, '2026-05-02');
