INSERT INTO projects (id, owner_id, title, status) SELECT id, id, name, 'closed' FROM users
