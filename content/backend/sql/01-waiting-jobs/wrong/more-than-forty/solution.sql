select bike, task, price from job where status = 'waiting' and price > 40;
