--- before
CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;

