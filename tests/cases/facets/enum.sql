--- given
--- appears
CREATE TYPE e AS ENUM ('a', 'b');
--- labels
ALTER TYPE e RENAME VALUE 'b' TO 'c';
--- labels
DROP TYPE e;
CREATE TYPE e AS ENUM ('c', 'a');
--- comment
COMMENT ON TYPE e IS 'one';
--- owner
ALTER TYPE e OWNER TO pg_monitor;
--- goes
DROP TYPE e;
