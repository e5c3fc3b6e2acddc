-- no drift
CREATE DOMAIN d AS integer;
