create table job (
  ticket int primary key,
  bike text not null,
  task text not null,
  status text not null,        -- waiting, working, done or cancelled
  price numeric(7, 2),         -- NULL until somebody has looked at the bike
  booked_on date not null
);
