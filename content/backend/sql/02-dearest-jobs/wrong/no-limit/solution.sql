select ticket, task, price from job order by price desc nulls last, ticket;
