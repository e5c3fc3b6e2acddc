--- before
CREATE DOMAIN d AS character varying(10);

--- after
CREATE DOMAIN d AS character varying(20);

