create index on job (frame_no);
