create table loan (
  id int primary key,
  customer_id int not null references customer (id) on delete cascade,
  loan_bike_id int not null references loan_bike (id) on delete cascade,
  from_day date not null,
  back_day date check (back_day >= from_day),
  unique (loan_bike_id, from_day)
);
