select job.bike, job.task, job.price
from job
where not (price < 40)
  and status in ('waiting');
