CREATE TABLE a (id INTEGER PRIMARY KEY, n VARCHAR(20) NOT NULL DEFAULT 'x', price DECIMAL(10, 2), r DOUBLE, b BLOB, free);
CREATE TABLE b AS SELECT id, n AS name, price, r, b, free FROM a;
CREATE TABLE c AS SELECT id + 1 AS next, count(*) AS total, 'x' AS word, n || 'y' FROM a GROUP BY 1;
CREATE TABLE d AS SELECT * FROM a;
CREATE TABLE e AS SELECT x.id, y.id, y.* FROM a AS x JOIN b y ON y.id = x.id WHERE x.id > 1 ORDER BY 1;
CREATE TABLE IF NOT EXISTS b AS SELECT 1;
