select distinct c.name, c.phone from customer c join job j on j.customer_id = c.id where j.status <> 'waiting';
