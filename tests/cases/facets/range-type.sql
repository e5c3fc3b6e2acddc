--- given
--- appears
CREATE TYPE r AS RANGE (SUBTYPE = float8);
--- subtype
DROP TYPE r;
CREATE TYPE r AS RANGE (SUBTYPE = text);
--- options
DROP TYPE r;
CREATE TYPE r AS RANGE (SUBTYPE = text, COLLATION = "C");
--- options
DROP TYPE r;
CREATE TYPE r AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
--- comment
COMMENT ON TYPE r IS 'one';
--- owner
ALTER TYPE r OWNER TO pg_monitor;
--- goes
DROP TYPE r;
