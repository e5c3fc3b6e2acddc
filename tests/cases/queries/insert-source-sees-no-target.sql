INSERT INTO projects (id) SELECT budget FROM users
