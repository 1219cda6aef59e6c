select ticket, task, price from job where price is not null order by price desc, ticket limit 3;
