SELECT u.id FROM users u, (SELECT title FROM projects p WHERE p.owner_id = u.id) last
