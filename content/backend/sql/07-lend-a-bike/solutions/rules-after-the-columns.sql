create table loan (
  id bigint,
  customer_id int not null,
  loan_bike_id int not null,
  from_day date not null,
  back_day date,
  primary key (id),
  foreign key (customer_id) references customer (id),
  foreign key (loan_bike_id) references loan_bike (id),
  check (back_day is null or back_day >= from_day),
  constraint one_loan_a_day unique (from_day, loan_bike_id)
);
