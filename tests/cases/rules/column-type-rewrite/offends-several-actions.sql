CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE orders (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'good', total int DEFAULT 0, note varchar(20) DEFAULT '');
INSERT INTO orders SELECT n, 'good', n, 'n' FROM generate_series(1, 300) n;
-- change
ALTER TYPE mood RENAME TO mood_before;
CREATE TYPE mood AS ENUM ('unknown', 'good', 'bad');
ALTER TABLE orders ALTER COLUMN mood DROP DEFAULT, ALTER COLUMN mood TYPE mood USING mood::text::mood, ALTER COLUMN mood SET DEFAULT 'unknown'; -- finds: high orders.mood
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT, ALTER COLUMN total TYPE bigint; -- finds: high orders.total
ALTER TABLE orders ALTER COLUMN note DROP DEFAULT, ALTER COLUMN note TYPE varchar(40);
ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN total TYPE numeric, ALTER COLUMN note TYPE text; -- finds: high orders.id
