select bike, task, price from job where status <> 'done' and price >= 40;
