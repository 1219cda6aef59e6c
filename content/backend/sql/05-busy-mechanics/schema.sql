create table work (
  id int primary key,
  mechanic text not null,
  minutes int,                 -- NULL where nobody wrote them down
  done_on date not null
);
