create table job (
  ticket int primary key,
  bike text not null,
  task text not null,
  status text not null,        -- waiting, working or done
  price numeric(7, 2) not null,
  booked_on date not null
);
