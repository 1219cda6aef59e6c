create index on job (frame_no, booked_on desc);
