-- no drift
CREATE TYPE pair AS (x integer);
