create index on job (booked_on);
