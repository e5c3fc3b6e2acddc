INSERT INTO projects VALUES (1, 2, 'x', 'started')
