select name, phone
from customer c
where not exists (select 1 from job j where j.customer_id = c.id and j.status = 'waiting');
