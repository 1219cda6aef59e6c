-- Show name and phone of every customer without a waiting job.
select c.name, c.phone
from customer c
join job j on j.customer_id = c.id;
