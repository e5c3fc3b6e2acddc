SELECT u.id, u.phone
FROM users u
WHERE u.email = $1 ORDER BY u.created_at DESC LIMIT 10
