-- 1. Add the job with ticket 900.

-- 2. Waiting flat tyres cost 18.

-- 3. Remove the cancelled jobs from before 2026.
select ticket, status from job where status = 'cancelled';
