CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, name TEXT, settings TEXT, "group" TEXT, createdAt TEXT);
CREATE TABLE projects (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES users, title TEXT NOT NULL, status TEXT, budget REAL);
CREATE TABLE tags (project_id INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (project_id, tag)) WITHOUT ROWID;
CREATE VIEW open_projects AS SELECT p.id, p.title, u.email AS owner FROM projects p JOIN users u ON u.id = p.owner_id WHERE p.status <> 'done';
CREATE VIEW counts AS SELECT owner_id, count(*) FROM projects GROUP BY owner_id;
CREATE VIRTUAL TABLE notes USING fts5(title, body UNINDEXED, tokenize = 'porter');
CREATE INDEX projects_owner ON projects (owner_id);
