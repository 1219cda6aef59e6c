create table customer (
  id int primary key,
  name text not null
);
create table loan_bike (
  id int primary key,
  name text not null
);
