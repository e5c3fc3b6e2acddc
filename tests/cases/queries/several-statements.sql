UPDATE users SET nam = 'x' WHERE id = 1; SELECT 1;
