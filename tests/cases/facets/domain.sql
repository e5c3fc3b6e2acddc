--- given
--- appears
CREATE DOMAIN d AS varchar(10);
--- type
DROP DOMAIN d;
CREATE DOMAIN d AS varchar(20);
--- not null
ALTER DOMAIN d SET NOT NULL;
--- default
ALTER DOMAIN d SET DEFAULT 'x';
--- collation
DROP DOMAIN d;
CREATE DOMAIN d AS varchar(20) COLLATE "C" DEFAULT 'x' NOT NULL;
--- checks
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE <> '');
--- checks
ALTER DOMAIN d DROP CONSTRAINT c;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE <> '') NOT VALID;
--- comments of checks
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';
--- comment
COMMENT ON DOMAIN d IS 'one';
--- owner
ALTER DOMAIN d OWNER TO pg_monitor;
--- goes
DROP DOMAIN d;
