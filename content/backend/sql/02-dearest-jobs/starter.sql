-- Show ticket, task and price of the three dearest jobs.
select ticket, task, price
from job
order by price;
