CREATE TYPE mood AS ENUM ('a');
CREATE TYPE other AS ENUM ('a');
CREATE TABLE t (m mood DEFAULT 'a', n int, CHECK (m = 'a'), o other DEFAULT 'a');
CREATE INDEX ON t (m, n);
DROP TYPE mood;
DROP TYPE mood CASCADE;
ALTER TABLE t ALTER COLUMN o TYPE text;
DROP TYPE other;
DROP TYPE other CASCADE;
