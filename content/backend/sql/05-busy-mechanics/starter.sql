-- Show mechanic, jobs and minutes of everyone who finished at least 3 jobs in March 2026.
select mechanic, count(*) as jobs
from work
group by mechanic;
