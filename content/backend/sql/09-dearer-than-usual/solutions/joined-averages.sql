select j.ticket, j.task, j.price
from job j
join (select task, avg(price) as usual from job group by task) as averages on averages.task = j.task
where j.price > averages.usual;
