SELECT users.id, email, users.name AS n, u.title, users.nickname FROM users, projects u
