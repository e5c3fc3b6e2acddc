CREATE TYPE mood AS ENUM ('a');
CREATE TYPE pair AS (m mood, n int);
CREATE TABLE t (p pair);
DROP TYPE mood;
DROP TYPE mood CASCADE;
DROP TYPE pair;
ALTER TYPE pair RENAME TO two;
CREATE TABLE two (id int);
