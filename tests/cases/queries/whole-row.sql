SELECT to_jsonb(u), u FROM users u WHERE u IS NOT NULL
