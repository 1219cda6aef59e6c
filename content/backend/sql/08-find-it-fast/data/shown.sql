-- Three thousand jobs of three hundred bikes.
insert into job
select n,
  'F' || lpad((n * 7919 % 300)::text, 4, '0'),
  case when n % 10 = 0 then 'recall notice ' || n % 300 else (array['flat tyre', 'new chain', 'brakes', 'wheel'])[n % 4 + 1] end,
  case when n > 2950 then 'waiting' else 'done' end,
  date '2021-01-04' + n * 31 % 1900
from generate_series(1, 3000) as n;
analyze job;
