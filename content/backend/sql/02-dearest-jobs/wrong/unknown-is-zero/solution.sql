select ticket, task, price from job order by coalesce(price, 0) desc, ticket limit 3;
