select name, phone from customer where id not in (select customer_id from job where status = 'waiting');
