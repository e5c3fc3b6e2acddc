--- before

--- after
CREATE PUBLICATION p;

