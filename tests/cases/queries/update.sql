UPDATE projects p SET status = 'finished', budget = budget * 2, (title, colour) = ('a', 'b') FROM users u WHERE u.id = p.owner_id AND u.mail LIKE '%x%' RETURNING p.id
