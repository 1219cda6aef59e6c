-- Tries: to hide a forbidden query in a text that a function of the database's runs.
-- Expected: raised
select query_to_xml('select set_config(''' || 'ro' || 'le'', ''postgres'', false)', true, true, '');
