-- False comes before true: first the jobs with a price, then those without one.
select ticket, task, price
from job
order by price is null, price desc, ticket asc
limit 3;
