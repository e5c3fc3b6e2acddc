-- no drift
CREATE EXTENSION pg_trgm;
