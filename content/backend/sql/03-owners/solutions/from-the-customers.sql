select customer.name as owner, town, make
from customer
inner join bike on customer_id = customer.id and kind = 'road';
