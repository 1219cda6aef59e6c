create index on job (booked_on, frame_no);
