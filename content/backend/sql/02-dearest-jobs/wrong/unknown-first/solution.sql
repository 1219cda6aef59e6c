select ticket, task, price from job order by price desc, ticket limit 3;
