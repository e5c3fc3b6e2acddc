--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL CONSTRAINT c CHECK (value::text <> ''::text);

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;

--- plan
ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
--- undo
ALTER DOMAIN d VALIDATE CONSTRAINT c;
