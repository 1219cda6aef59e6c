select bike, task, price from job where status = 'waiting' or price >= 40;
