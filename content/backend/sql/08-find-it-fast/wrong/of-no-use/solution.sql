create index on job (lower(frame_no), booked_on);
