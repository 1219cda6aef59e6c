insert into job
select n + 5000,
  'F' || lpad((n * 31 % 250)::text, 4, '0'),
  (array['wheel', 'full service'])[n % 2 + 1],
  'done',
  date '2020-06-01' + n * 13 % 2000
from generate_series(1, 2500) as n;
analyze job;
