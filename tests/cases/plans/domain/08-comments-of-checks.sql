--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';

--- plan
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';
--- undo
COMMENT ON CONSTRAINT c ON DOMAIN d IS NULL;
