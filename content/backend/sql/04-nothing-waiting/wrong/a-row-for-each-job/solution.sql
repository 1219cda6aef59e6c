select c.name, c.phone from customer c left join job j on j.customer_id = c.id where c.id not in (select customer_id from job where status = 'waiting' and customer_id is not null);
