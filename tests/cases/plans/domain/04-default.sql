--- before
CREATE DOMAIN d AS character varying(20) NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;

--- plan
ALTER DOMAIN d SET DEFAULT 'x'::character varying;
--- undo
ALTER DOMAIN d DROP DEFAULT;
