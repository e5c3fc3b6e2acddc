--- before
CREATE TYPE r AS RANGE (subtype = text, collation = "C");

--- after
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);

