INSERT INTO users (id, email) VALUES (1, 'a');
INSERT OR REPLACE INTO users (ID, "email", 'name') VALUES (?, ?, ?);
REPLACE INTO users (id, email) SELECT id, title FROM projects;
-- table users has no column named phone
INSERT INTO users (id, phone) VALUES (1, 'a');
-- no such table: user
INSERT INTO user (id) VALUES (1);
-- table users has no column named phone
INSERT INTO users (id, "phone") VALUES (1, 'a');
INSERT INTO users (id, email) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = users.name WHERE users.id > 1 RETURNING id, email;
-- no such column: mail
INSERT INTO users (id, email) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET mail = excluded.email;
-- no such column: excluded.mail
INSERT INTO users (id, email) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET email = excluded.mail;
INSERT INTO users (id, email) SELECT 1, 'a' WHERE true ON CONFLICT (id) DO NOTHING;
INSERT INTO users DEFAULT VALUES;
-- no such column: phone
INSERT INTO users (id, email) VALUES (1, 'a') RETURNING phone;
UPDATE users SET email = lower(email), (name, createdAt) = ('a', datetime('now')) WHERE id = :id;
-- no such column: phone
UPDATE users SET phone = 1;
-- no such column: phone
UPDATE OR IGNORE users SET email = phone;
UPDATE projects SET title = u.email FROM users AS u WHERE u.id = projects.owner_id RETURNING title;
-- no such column: u.mail
UPDATE projects SET title = u.mail FROM users AS u WHERE u.id = owner_id;
DELETE FROM users WHERE id = ? AND rowid > 5;
-- no such column: mail
DELETE FROM users AS u WHERE u.id = 1 AND mail = 'a';
DELETE FROM tags WHERE project_id NOT IN (SELECT id FROM projects);
-- no such table: labels
DELETE FROM labels;
INSERT INTO notes (title, body) VALUES ('a', 'b');
-- table notes has no column named text
INSERT INTO notes (title, text) VALUES ('a', 'b');
WITH old AS (SELECT id FROM users WHERE name IS NULL) DELETE FROM users WHERE id IN (SELECT id FROM old);
INSERT INTO users (rowid, email) VALUES (1, 'a');
