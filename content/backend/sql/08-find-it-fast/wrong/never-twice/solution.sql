create unique index on job (frame_no);
