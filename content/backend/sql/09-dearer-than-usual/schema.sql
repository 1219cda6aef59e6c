create table job (
  ticket int primary key,
  bike text not null,
  task text not null,
  price numeric(7, 2)          -- NULL until somebody has looked at the bike
);
