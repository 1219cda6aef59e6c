create table job (
  ticket int primary key,
  frame_no text not null,
  task text not null,
  status text not null,
  booked_on date not null
);
