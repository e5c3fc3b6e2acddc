--- before
CREATE TYPE r AS RANGE (subtype = double precision);

--- after
CREATE TYPE r AS RANGE (subtype = text);

