SELECT 'active'::status, CAST('open' AS status), 'a'::state
