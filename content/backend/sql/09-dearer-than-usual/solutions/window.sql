select ticket, task, price
from (select ticket, task, price, avg(price) over (partition by task) as usual from job) as compared
where price > usual;
