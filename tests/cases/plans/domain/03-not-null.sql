--- before
CREATE DOMAIN d AS character varying(20);

--- after
CREATE DOMAIN d AS character varying(20) NOT NULL;

