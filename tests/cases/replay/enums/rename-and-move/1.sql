CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE person (mood mood NOT NULL DEFAULT 'sad'::mood);
ALTER TYPE mood RENAME TO feeling;
ALTER TYPE feeling SET SCHEMA app;
ALTER TYPE app.feeling OWNER TO postgres;
CREATE TYPE app.other AS ENUM ('a');
ALTER TYPE app.other RENAME TO feeling;
ALTER TYPE mood RENAME TO x;
