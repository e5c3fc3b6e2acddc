--- before
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);

--- after
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
COMMENT ON TYPE r IS 'one';

--- plan
COMMENT ON TYPE r IS 'one';
--- undo
COMMENT ON TYPE r IS NULL;
