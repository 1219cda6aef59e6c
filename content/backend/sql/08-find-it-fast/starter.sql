-- Create one index, then look at the plan again.
explain select ticket, task from job where frame_no = 'F0042' order by booked_on desc limit 3;
