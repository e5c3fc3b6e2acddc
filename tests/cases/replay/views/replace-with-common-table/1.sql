CREATE TABLE models (id int, price numeric);
CREATE TABLE calls (id int, model int);
CREATE VIEW priced AS SELECT c.*, m.price FROM calls c LEFT JOIN models m ON m.id = c.model;
CREATE OR REPLACE VIEW priced AS WITH ranked AS (SELECT *, row_number() OVER (ORDER BY id) AS rank FROM models) SELECT c.*, r.price FROM calls c LEFT JOIN ranked r ON r.rank = 1;
CREATE OR REPLACE VIEW priced AS WITH ranked AS (SELECT * FROM models) SELECT c.id, r.* FROM calls c, ranked r;
