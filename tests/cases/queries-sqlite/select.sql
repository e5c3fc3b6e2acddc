SELECT id, email FROM users;
SELECT * FROM Users u WHERE U.ID = ?1 AND u.Email LIKE :mail OR u.name = @name OR u.name = $name;
-- no such column: phone
SELECT phone FROM users;
-- no such column: u.phone
SELECT u.id, u.phone FROM users u;
-- no such table: people
SELECT id FROM people;
-- no such table: main.people
SELECT id FROM main.people;
SELECT main.users.id FROM main.users;
-- no such column: x.id
SELECT x.id FROM users u;
-- unsure
SELECT users.id FROM users u;
SELECT [id], `email`, "name" FROM [users];
-- unsure
SELECT "phone" FROM users;
-- no such column: phone
SELECT `phone` FROM users;
-- no such column: u.phone
SELECT u."phone" FROM users u;
SELECT rowid, _rowid_, oid, u.rowid FROM users u;
SELECT count(*) total, owner_id owner FROM projects WHERE owner > 5 GROUP BY owner HAVING total > 3 ORDER BY total DESC LIMIT 5, 10;
-- no such column: total
SELECT count(*) AS total, total + 1 FROM projects;
SELECT id 'the id', "group" FROM users 'u' WHERE u.id NOT NULL AND name ISNULL;
SELECT x FROM (SELECT id AS x, count(*) FROM users);
-- no such column: y
SELECT y FROM (SELECT id AS x FROM users);
-- unsure
SELECT [count(*)] FROM (SELECT count(*) FROM users);
SELECT s.* FROM (SELECT id, email FROM users) s JOIN projects p ON s.id = p.owner_id AND p.status == 'open';
-- no such column: s.name
SELECT s.name FROM (SELECT id, email FROM users) s;
SELECT tag FROM tags WHERE (project_id, tag) IN tags OR 1;
-- no such table: labels
SELECT tag FROM tags WHERE tag IN labels;
SELECT id FROM users EXCEPT SELECT owner_id FROM projects ORDER BY 1;
SELECT id AS x FROM users UNION ALL SELECT owner_id AS y FROM projects ORDER BY y;
SELECT id, title FROM open_projects WHERE owner = 'a';
-- no such column: email
SELECT email FROM open_projects;
-- unsure
SELECT owner_id, "count(*)" FROM counts;
SELECT name, sql FROM sqlite_master WHERE type = 'table' AND tbl_name NOT LIKE 'sqlite_%';
-- no such column: nam
SELECT nam FROM sqlite_schema;
-- unsure
SELECT name FROM pragma_table_info('users') WHERE pk;
SELECT seq FROM sqlite_sequence;
SELECT j.key, j.value, json FROM users, json_each(users.settings) AS j WHERE json_extract(settings, '$.a') > -1 AND settings ->> 'b' <> 'x' AND settings->'$.c' != j.atom;
-- no such column: j.val
SELECT j.val FROM users, json_each(users.settings) j;
-- no such column: setting
SELECT value FROM users, json_each(setting);
SELECT CAST(budget AS INTEGER), round(budget, 2) || '%', iif(budget > 1, 'a', 'b'), ~id, -id, id<<2 FROM projects INDEXED BY projects_owner;
SELECT CASE WHEN status IS NOT 'done' THEN title ELSE owner_id END AS t FROM projects NOT INDEXED ORDER BY t COLLATE NOCASE;
SELECT p.title FROM projects p WHERE EXISTS (SELECT 1 FROM users WHERE id = p.owner_id AND name GLOB 'a*');
-- no such column: owner
SELECT p.title FROM projects p WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = owner);
SELECT title, row_number() OVER (PARTITION BY status ORDER BY id) AS n FROM projects WINDOW w AS (ORDER BY id);
-- no such column: state
SELECT title, row_number() OVER (PARTITION BY state ORDER BY id) AS n FROM projects;
SELECT sum(budget) FILTER (WHERE status = 'open'), group_concat(DISTINCT title) FROM projects;
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5) SELECT x FROM n;
-- no such column: y
WITH n(x) AS (SELECT 1) SELECT y FROM n;
-- unsure
WITH later AS (SELECT id FROM earlier), earlier AS (SELECT id FROM users) SELECT id FROM later;
WITH recent AS MATERIALIZED (SELECT id, owner_id AS o FROM projects) SELECT u.email, recent.o FROM users u LEFT JOIN recent ON recent.o = u.id;
-- no such column: recent.owner_id
WITH recent AS (SELECT id, owner_id AS o FROM projects) SELECT recent.owner_id FROM recent;
SELECT title FROM notes WHERE notes MATCH 'word' ORDER BY rank, bm25(notes);
SELECT highlight(notes, 0, '<b>', '</b>'), n.rowid FROM notes AS n WHERE n.body = 'x';
-- no such column: text
SELECT text FROM notes;
SELECT (a.id, a.email) = (1, 'x') FROM users a;
-- cannot join using column id - column not present in both tables
SELECT id FROM users JOIN tags USING (id) WHERE 0 OR 1;
SELECT email FROM users WHERE (id, email) IN (VALUES (1, 'a'), (2, 'b'));
SELECT user, key FROM (SELECT name AS user, email AS key FROM users);
EXPLAIN QUERY PLAN SELECT email FROM users;
VALUES (1, 2), (3, 4);
