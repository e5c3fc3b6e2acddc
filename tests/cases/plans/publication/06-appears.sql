--- before

--- after
CREATE PUBLICATION q;

