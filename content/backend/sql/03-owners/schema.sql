create table customer (
  id int primary key,
  name text not null,
  town text not null
);
create table bike (
  id int primary key,
  customer_id int references customer (id),  -- NULL for the shop's own bikes
  make text not null,
  kind text not null                         -- city, road or cargo
);
