SELECT users.id FROM users u
