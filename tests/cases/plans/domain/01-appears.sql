--- before

--- after
CREATE DOMAIN d AS character varying(10);

