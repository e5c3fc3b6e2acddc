--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL CONSTRAINT c CHECK (value::text <> ''::text);

--- plan
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text);
--- undo
ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;
