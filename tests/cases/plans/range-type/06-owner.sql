--- before
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
COMMENT ON TYPE r IS 'one';

--- after
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
ALTER TYPE r OWNER TO pg_monitor;
COMMENT ON TYPE r IS 'one';

--- plan
ALTER TYPE r OWNER TO pg_monitor;
--- undo
--- not undone
the owner of range type r, which nothing had said
