select c.name, c.phone
from customer c
left join job j on j.customer_id = c.id and j.status = 'waiting'
where j.ticket is null;
