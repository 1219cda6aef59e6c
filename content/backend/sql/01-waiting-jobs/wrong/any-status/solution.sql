select bike, task, price from job where price >= 40;
