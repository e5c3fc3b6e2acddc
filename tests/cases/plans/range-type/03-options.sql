--- before
CREATE TYPE r AS RANGE (subtype = text);

--- after
CREATE TYPE r AS RANGE (subtype = text, collation = "C");

