--- before
CREATE DOMAIN d AS character varying(20);

--- after
CREATE DOMAIN d AS character varying(20) NOT NULL;

--- plan
ALTER DOMAIN d SET NOT NULL;
--- undo
ALTER DOMAIN d DROP NOT NULL;
