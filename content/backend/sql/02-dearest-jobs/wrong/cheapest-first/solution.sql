select ticket, task, price from job order by price, ticket limit 3;
