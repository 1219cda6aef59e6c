create index job_by_frame on job (frame_no, booked_on);
