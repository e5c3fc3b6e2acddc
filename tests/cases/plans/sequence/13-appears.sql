--- before

--- after
CREATE SEQUENCE s;

