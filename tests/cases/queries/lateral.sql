SELECT u.id, last.title, last.colour FROM users u LEFT JOIN LATERAL (SELECT title FROM projects p WHERE p.owner_id = u.id ORDER BY p.id DESC LIMIT 1) last ON true
