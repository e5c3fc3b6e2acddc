CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE textrange AS RANGE (subtype = text, collation = "C");
CREATE TABLE t (r floatrange);
DROP TYPE floatrange;
DROP TYPE floatrange CASCADE;
CREATE TYPE textrange AS RANGE (subtype = text);
