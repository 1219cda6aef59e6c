select ticket, task, price from job where price > (select avg(other.price) from job as other where other.bike = job.bike);
