select ticket, task, price from job where price > (select avg(price) from job);
