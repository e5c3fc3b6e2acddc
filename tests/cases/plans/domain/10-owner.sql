--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
COMMENT ON DOMAIN d IS 'one';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
ALTER DOMAIN d OWNER TO pg_monitor;
COMMENT ON DOMAIN d IS 'one';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';

--- plan
ALTER DOMAIN d OWNER TO pg_monitor;
--- undo
--- not undone
the owner of domain d, which nothing had said
