--- given
CREATE SCHEMA other;
--- appears
CREATE EXTENSION citext VERSION '1.4';
--- version
ALTER EXTENSION citext UPDATE TO '1.5';
--- schema
ALTER EXTENSION citext SET SCHEMA other;
--- comment
COMMENT ON EXTENSION citext IS 'one';
--- without owner: it is never changed (there is no ALTER EXTENSION … OWNER TO)
--- goes
DROP EXTENSION citext;
