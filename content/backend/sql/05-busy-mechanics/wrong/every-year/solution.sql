select mechanic, count(*) as jobs, sum(minutes) as minutes from work where extract(month from done_on) = 3 group by mechanic having count(*) >= 3;
