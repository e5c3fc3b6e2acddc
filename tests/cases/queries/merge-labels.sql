MERGE INTO projects p USING users u ON u.id = p.owner_id
WHEN MATCHED THEN UPDATE SET title = u.name, status = 'ended'
WHEN NOT MATCHED THEN INSERT (id, status, title) VALUES (u.id, 'begun', 'active')
