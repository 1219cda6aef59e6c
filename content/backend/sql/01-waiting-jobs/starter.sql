-- Show bike, task and price of the jobs that are waiting and cost 40 or more.
select bike, task, price
from job;
