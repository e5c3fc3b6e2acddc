--- before

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);

