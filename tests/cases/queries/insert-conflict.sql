INSERT INTO users AS u (id, email) VALUES ($1, $2)
ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = coalesce(u.name, excluded.nick), updated_at = now() WHERE u.role <> 'admin'
