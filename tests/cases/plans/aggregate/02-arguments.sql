--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (sfunc = int4pl, stype = integer);

