-- Tries: to leave settings behind that change what the next one reads.
-- Expected: finished
set extra_float_digits = -15;
set timezone = 'Asia/Tokyo';
set datestyle = 'german';
set default_transaction_read_only = on;
set statement_timeout = 1;
