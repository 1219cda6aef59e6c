select ticket, task, price from job where price > (select avg(coalesce(other.price, 0)) from job as other where other.task = job.task);
