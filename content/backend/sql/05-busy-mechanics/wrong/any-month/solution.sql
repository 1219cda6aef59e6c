select mechanic, count(*) as jobs, sum(minutes) as minutes from work group by mechanic having count(*) >= 3;
