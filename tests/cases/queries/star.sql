SELECT *, p.* FROM users u JOIN projects p ON p.owner_id = u.id
