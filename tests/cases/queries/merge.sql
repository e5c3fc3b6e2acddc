MERGE INTO projects p USING (SELECT id AS owner, email FROM users) s ON s.owner = p.owner_id
WHEN MATCHED AND p.status = 'active' THEN UPDATE SET title = s.email, colour = 'red'
WHEN NOT MATCHED THEN INSERT (id, owner_id, title) VALUES (1, s.owner, s.phone)
