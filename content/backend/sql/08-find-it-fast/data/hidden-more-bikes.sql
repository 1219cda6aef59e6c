insert into job
select n,
  'F' || lpad((n * 104729 % 900)::text, 4, '0'),
  (array['flat tyre', 'new chain', 'brakes'])[n % 3 + 1],
  case when n % 3 = 0 then 'waiting' else 'done' end,
  date '2022-03-01' + n * 17 % 1400
from generate_series(1, 3600) as n;
analyze job;
