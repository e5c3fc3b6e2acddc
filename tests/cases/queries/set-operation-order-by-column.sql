SELECT id, email FROM users UNION SELECT id, title FROM projects ORDER BY title
