--- before
CREATE DOMAIN d AS character varying(20) NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;

