INSERT INTO projects (id, owner_id, titel, status) VALUES ($1, $2, 'x', 'open'), ($3, $4, 'y', 'active') RETURNING id, created
