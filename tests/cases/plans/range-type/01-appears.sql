--- before

--- after
CREATE TYPE r AS RANGE (subtype = double precision);

