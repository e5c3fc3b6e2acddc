SELECT id, email AS label FROM users UNION ALL SELECT id, titel FROM projects ORDER BY label, id
