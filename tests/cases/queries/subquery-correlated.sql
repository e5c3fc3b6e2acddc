SELECT u.email, (SELECT count(*) FROM projects p WHERE p.owner_id = u.id AND owner_id = u.ident) FROM users u
WHERE EXISTS (SELECT 1 FROM "Order" WHERE "userId" = u.id AND email IS NOT NULL) AND u.id IN (SELECT owner FROM projects)
