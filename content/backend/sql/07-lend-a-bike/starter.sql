create table loan (
  id int,
  customer_id int
);
