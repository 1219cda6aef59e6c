select mechanic, count(minutes) as jobs, sum(minutes) as minutes from work where done_on >= '2026-03-01' and done_on < '2026-04-01' group by mechanic having count(minutes) >= 3;
