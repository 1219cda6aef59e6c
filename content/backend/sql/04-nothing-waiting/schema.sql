create table customer (
  id int primary key,
  name text not null,
  phone text
);
create table job (
  ticket int primary key,
  customer_id int references customer (id),  -- NULL for the shop's own bikes
  task text not null,
  status text not null                       -- waiting, working or done
);
