--- before

--- after
CREATE PUBLICATION r;

