select distinct c.name, c.phone from customer c left join job j on j.customer_id = c.id where j.status <> 'waiting' or j.ticket is null;
