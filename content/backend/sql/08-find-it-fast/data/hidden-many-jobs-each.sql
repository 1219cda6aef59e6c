insert into job
select n,
  'F' || lpad((n * 53 % 100)::text, 4, '0'),
  (array['flat tyre', 'brakes', 'wheel', 'full service'])[n % 4 + 1],
  case when n % 2 = 0 then 'waiting' else 'done' end,
  date '2023-01-01' + n * 7 % 1100
from generate_series(1, 3000) as n;
analyze job;
