-- Show ticket, task and price of the jobs that cost more than the average of their task.
select ticket, task, price
from job
where price > (select avg(price) from job);
